/** What a record says of its own state: 推荐 and 初评 are not yet 评出, and 完成 has its proof. */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import type { LedgerRecord } from "../model/ledger";
import { columnName, type LedgerView } from "./ledger-view";
import { partsCheck } from "./parts";

const codes = defineCodes({
  "status.contradicts": {
    severity: "warning",
    topic: "status",
    effect: "none",
    zh: "状态是“{status}”，别处却写着“{said}”。没有命名的不能说成评出，请改成一致。",
    en: "The status is “{status}”, but “{said}” stands elsewhere. What is not yet awarded must not be told as awarded: make them agree.",
    many: {
      zh: "有 {count} 行状态是“{status}”之类，别处却写着“{said}”。没有命名的不能说成评出，请改成一致。单元格：{cells}。",
      en: "{count} rows are “{status}” or the like, but “{said}” stands elsewhere. What is not yet awarded must not be told as awarded: make them agree. Cells: {cells}.",
    },
  },
  "evidence.missing": {
    severity: "info",
    topic: "evidence",
    effect: "none",
    zh: "状态是“{status}”，“{column}”却是空的。请补上材料名称，或改正状态。",
    en: "The status is “{status}” but “{column}” is blank. Name the evidence, or correct the status.",
    many: {
      zh: "有 {count} 项状态是“{status}”，“{column}”却是空的。请补上材料名称，或改正状态。单元格：{cells}。",
      en: "{count} items are “{status}” with “{column}” blank. Name the evidence, or correct the status. Cells: {cells}.",
    },
  },
});

/** 命名 ≤ 推荐 is a part and its whole as well. */
const told = { ...codes, ...partsCheck.codes };

type Note = NoteOf<typeof told>;

export const statusesCheck = defineCheck(told, () => ({ ledger: checkStatuses }));

/** Candidates. */
const PENDING = /推荐|初评|公示|拟|候选|待/;
const NAMED = /命名/;
/** Words that tell of a result, as far as no 拟 or 待 stands before them. */
const AWARDED = /(?<!拟|待|未|尚未|推荐|申报|推选)(?:评选出|评出|获评|荣获|被评为|被授予|授予|已命名|正式命名)/;

/** `status.contradicts` (honour) and `evidence.missing` (standard). */
function checkStatuses(view: LedgerView): Note[] {
  if (view.ledger.kind === "honour") return [...awards(view), ...namedOnly(view)];
  return view.ledger.kind === "standard" ? proofs(view) : [];
}

/** A candidate of whom another cell, or the title, says that the award is made. */
function awards(view: LedgerView): Note[] {
  const column = view.has.get("status")?.column;
  if (column === undefined || column === null) return [];
  const title = AWARDED.exec(view.ledger.title ?? "")?.[0];
  const texts = view.texts.filter(({ field }) => field.field !== "status" && !field.personal);
  return view.rows.flatMap((record): Note[] => {
    const status = record.texts.status ?? "";
    if (!PENDING.test(status) || NAMED.test(status.replace(/拟命名|待命名|未命名/, ""))) return [];
    const said = texts.map(({ field }) => AWARDED.exec(record.texts[field.field] ?? "")?.[0]).find((word) => word) ?? title;
    if (!said) return [];
    return [{ code: "status.contradicts", ledger: view.ledger, row: record.row, column, area: record.area, params: { status, said } }];
  });
}

/**
 * 命名 ≤ 推荐: where a ledger lists the steps of an award one by one (the same name under 推荐 and again under 命名), nobody is named who was
 * not recommended. Where each name stands once, with its present state, there is nothing to compare. By area and 类别; no name is repeated.
 */
function namedOnly(view: LedgerView): Note[] {
  const column = view.has.get("status")?.column;
  const nameColumn = view.has.get("name")?.column;
  if (column === undefined || column === null || nameColumn === undefined) return [];
  const steps = new Map<string, { recommended: Set<string>; named: Map<string, LedgerRecord> }>();
  for (const record of view.rows) {
    const { status = "", name = "", category = "" } = record.texts;
    if (name === "") continue;
    const key = `${record.area}\t${category}`;
    const step = steps.get(key) ?? { recommended: new Set<string>(), named: new Map<string, LedgerRecord>() };
    steps.set(key, step);
    if (/推荐|申报/.test(status)) step.recommended.add(name);
    else if (NAMED.test(status)) step.named.set(name, record);
  }
  return [...steps.values()].flatMap(({ recommended, named }): Note[] => {
    const extra = [...named].filter(([name]) => !recommended.has(name));
    const first = extra[0]?.[1];
    if (!first || extra.length === named.size || named.size <= recommended.size) return [];
    const params = {
      part: `${first.texts.category ?? ""}命名`,
      whole: `${first.texts.category ?? ""}推荐`,
      share: String(named.size),
      all: String(recommended.size),
    };
    return [{ code: "part.exceeds-whole", ledger: view.ledger, row: first.row, column, area: first.area, params }];
  });
}

const DONE = /^(?:已?完成|达标|已达标)$/;

/** A task told as done without the material that proves it (佐证材料). */
function proofs(view: LedgerView): Note[] {
  const column = view.has.get("evidence")?.column;
  if (column === undefined || column === null) return [];
  return view.rows.flatMap((record): Note[] =>
    DONE.test(record.texts.status ?? "") && !record.texts.evidence
      ? [
          {
            code: "evidence.missing",
            ledger: view.ledger,
            row: record.row,
            column,
            area: record.area,
            params: { status: record.texts.status ?? "", column: columnName(view, column, "evidence") },
          },
        ]
      : [],
  );
}
