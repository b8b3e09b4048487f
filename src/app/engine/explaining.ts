/**
 * 说明 in place: which cells of the one 设置·说明 sheet say it, and the outcome that is shown with it. Nothing is read, checked or measured again.
 */
import { catalogueSheets } from "../../catalogue";
import { cellAddress } from "../../model/address";
import type { Explanation } from "../../model/finding";
import type { Grid } from "../../model/grid";
import type { SheetPlan } from "../../model/sheet-plan";
import { explanationEntry, explanationRows, type ExplanationRow } from "../../catalogue/sheets/small-sheets";
import { heldBy } from "../../findings/explain";
import { explainedAnew } from "../pipeline";
import type { Explaining, FindingKey, SettingsEdit } from "./protocol";
import { catalogueFor, EXPLANATIONS } from "./settings";
import { outcomeOf, type EngineState } from "./state";

/** Where the row goes and what is written; `text` null takes the explanation back. */
export function explanationEdit(state: EngineState, { finding: place, text, sheets }: Explaining): SettingsEdit {
  const { found, matter } = outcomeOf(state);
  const finding = found.find((one) => isAt(one, place));
  if (!finding) return null;
  const tables = sheets.flatMap((grid) => explanationRows(grid) ?? []);
  const rows = tables.flatMap((table) => table.rows.map((row) => ({ table, row })));
  const held = heldBy(
    found,
    rows.map(({ row }) => row.explanation),
    matter,
  );
  const holding = held(finding);
  const now =
    rows.find(({ row }) => row.explanation === holding) ?? rows.find(({ row }) => isAt(row.explanation, place) && row.explanation.content !== undefined);
  if (text === null) return now && now.row.explanation === holding ? { sheet: now.table.sheet, cells: cellsOf(now.row, blank) } : null;
  const explanation: Explanation = { ...place, text, ...(matter(finding) === null ? {} : { content: matter(finding) ?? "" }) };
  if (now)
    return {
      sheet: now.table.sheet,
      cells: [...headed(now.table), ...cellsOf({ ...now.row, address: now.table.address(now.row.at) }, explanationEntry(explanation))],
    };
  const [table] = tables;
  if (!table) return { plan: planOf(state, explanation) };
  return { sheet: table.sheet, cells: [...headed(table), ...cellsOf({ address: table.address(table.next) }, explanationEntry(explanation))] };
}

const isAt = (one: FindingKey, other: FindingKey): boolean =>
  one.code === other.code && one.file === other.file && one.sheet === other.sheet && one.cell === other.cell;

type Entry = Readonly<Record<string, string>>;
const blank: Entry = { 问题代码: "", 文件: "", 工作表: "", 单元格: "", 说明: "", 内容码: "" };

const cellsOf = ({ address }: Pick<ExplanationRow, "address">, values: Entry): { address: string; text: string }[] =>
  Object.entries(values).flatMap(([header, text]) => {
    const at = address[header];
    return at === undefined ? [] : [{ address: at, text }];
  });

/** A sheet of an older version, or of somebody's own, gets the column by which a row is known again. */
const headed = ({ missing }: { readonly missing: { readonly row: number; readonly column: number } | null }): { address: string; text: string }[] =>
  missing ? [{ address: cellAddress(missing.row, missing.column), text: "内容码" }] : [];

function planOf(state: EngineState, explanation: Explanation): SheetPlan {
  const plan = catalogueSheets({ ...state.catalogue, explanations: [explanation] }).find(({ purpose }) => purpose === EXPLANATIONS.purpose);
  if (!plan) throw new Error("no plan for 设置·说明");
  return plan;
}

/** The outcome with what 设置·说明 says now. @param sheets all sheets of that name, as they are now */
export function explainAnew(state: EngineState, sheets: readonly Grid[]): void {
  const others = state.workbook.filter(({ sheet }) => !EXPLANATIONS.named.test(sheet));
  state.workbook = [...others, ...sheets];
  if (!state.choices || !state.options) return;
  const { explanations } = catalogueFor(state.workbook, state.choices).catalogue;
  state.catalogue = { ...state.catalogue, explanations };
  state.options = { ...state.options, catalogue: { ...state.options.catalogue, explanations } };
  state.outcome = explainedAnew(outcomeOf(state), state.options);
  // The report that is shown tells of open errors too; in the kind and the words that were chosen since.
  if (state.report) state.report = state.outcome.drafter.report(state.report.kind, state.wording);
}
