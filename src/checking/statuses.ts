/** What a record says of its own state: 推荐 and 初评 are not yet 评出, and 完成 has its proof. */
import honoursWords from "../language/words/honours.json";
import { wordPattern } from "../language/word-pattern";
import { foldText, holdsWord } from "../catalogue/filter";
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { ruleOf, type RuleOf } from "../model/kind-rule";
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

/** Words of a candidate, beside the stages. */
const PENDING = /拟|候选|待/;
/** What is named is none yet. */
const NOT_YET = ["拟", "待", "未"];
/** Words that tell of a result, as far as no 拟 or 待 stands before them. */
const AWARDED = wordPattern()`(?<!${honoursWords.notYet})(?:${honoursWords.conferred})`;

/** `status.contradicts` and 命名 ≤ 推荐 of honours (rule `honour`), `evidence.missing` (rule `evidence`). */
function checkStatuses(view: LedgerView): Note[] {
  const honour = ruleOf(view.kind, "honour");
  const evidence = ruleOf(view.kind, "evidence");
  return [...(honour ? [...awards(view, honour), ...namedOnly(view, honour)] : []), ...(evidence ? proofs(view, evidence) : [])];
}

type Honour = RuleOf<"honour">;

const holdsOne = (text: string, words: readonly string[]): boolean => words.some((word) => holdsWord(text, word));

/** 命名, 已命名; 拟命名 is still a candidate. */
const isNamed = (status: string, { named }: Honour): boolean =>
  named.some((word) =>
    holdsWord(
      NOT_YET.reduce((text, not) => text.replaceAll(not + word, ""), foldText(status)),
      word,
    ),
  );

const isPending = (status: string, honour: Honour): boolean => (PENDING.test(status) || holdsOne(status, honour.stages)) && !isNamed(status, honour);

/** A candidate of whom another cell, or the title, says that the award is made. */
function awards(view: LedgerView, honour: Honour): Note[] {
  const column = view.has.get(honour.status)?.column;
  if (column === undefined || column === null) return [];
  const title = AWARDED.exec(view.ledger.title ?? "")?.[0];
  const texts = view.texts.filter(({ field }) => field.field !== honour.status && !field.personal);
  return view.rows.flatMap((record): Note[] => {
    const status = record.texts[honour.status] ?? "";
    if (!isPending(status, honour)) return [];
    const said = texts.map(({ field }) => AWARDED.exec(record.texts[field.field] ?? "")?.[0]).find((word) => word) ?? title;
    if (!said) return [];
    return [{ code: "status.contradicts", ledger: view.ledger, row: record.row, column, area: record.area, params: { status, said } }];
  });
}

/**
 * 命名 ≤ 推荐: where a ledger lists the steps of an award one by one (the same name under 推荐 and again under 命名), nobody is named who was
 * not recommended. Where each name stands once, with its present state, there is nothing to compare. By area and 类别; no name is repeated.
 */
function namedOnly(view: LedgerView, honour: Honour): Note[] {
  const column = view.has.get(honour.status)?.column;
  const nameColumn = view.has.get(honour.name)?.column;
  const [first] = honour.stages;
  if (first === undefined || column === undefined || column === null || nameColumn === undefined) return [];
  const steps = new Map<string, { recommended: Set<string>; named: Map<string, LedgerRecord> }>();
  for (const record of view.rows) {
    const { [honour.status]: status = "", [honour.name]: name = "", [honour.category]: category = "" } = record.texts;
    if (name === "") continue;
    const key = `${record.area}\t${foldText(category)}`;
    const step = steps.get(key) ?? { recommended: new Set<string>(), named: new Map<string, LedgerRecord>() };
    steps.set(key, step);
    if (holdsOne(status, [first, "申报"])) step.recommended.add(foldText(name));
    else if (holdsOne(status, honour.named)) step.named.set(foldText(name), record);
  }
  return [...steps.values()].flatMap(({ recommended, named }): Note[] => {
    const extra = [...named].filter(([name]) => !recommended.has(name));
    const odd = extra[0]?.[1];
    if (!odd || extra.length === named.size || named.size <= recommended.size) return [];
    const params = {
      part: `${odd.texts[honour.category] ?? ""}${honour.named[0] ?? ""}`,
      whole: `${odd.texts[honour.category] ?? ""}${first}`,
      share: String(named.size),
      all: String(recommended.size),
    };
    return [{ code: "part.exceeds-whole", ledger: view.ledger, row: odd.row, column, area: odd.area, params }];
  });
}

const DONE = /^(?:已?完成|达标|已达标)$/;

/** A task told as done without the material that proves it (佐证材料). */
function proofs(view: LedgerView, rule: RuleOf<"evidence">): Note[] {
  const column = view.has.get(rule.evidence)?.column;
  if (column === undefined || column === null) return [];
  return view.rows.flatMap((record): Note[] =>
    DONE.test(record.texts[rule.status] ?? "") && !record.texts[rule.evidence]
      ? [
          {
            code: "evidence.missing",
            ledger: view.ledger,
            row: record.row,
            column,
            area: record.area,
            params: { status: record.texts[rule.status] ?? "", column: columnName(view, column, rule.evidence) },
          },
        ]
      : [],
  );
}
