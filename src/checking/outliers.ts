/**
 * A number far from its peers is most often a slip of the keyboard: 3000 people where others have 30. Peers are all records that fill the
 * same field for the same thing (形式, 项目) in the same unit; the town's own events are compared with one another only. Judged by median and
 * MAD of the logarithms, which a few wild values cannot move.
 */
import { defineCodes } from "../findings/code";
import { defineCheck, type NoteOf } from "./define";
import { takesRecord } from "../catalogue/filter";
import type { Indicator } from "../model/indicator";
import type { LedgerRecord } from "../model/ledger";
import type { CheckContext } from "./context";
import { numberText } from "./number-text";
import { columnName, columnOf, type LedgerView } from "./ledger-view";

const codes = defineCodes({
  outlier: {
    severity: "warning",
    topic: "outlier",
    effect: "none",
    zh: "“{column}”是 {value}，同类 {peers} 条记录一般在 {typical} 左右。请核对是不是多写了位数或写错了单位；属实的请写说明。",
    en: "“{column}” is {value}, while its {peers} peers are about {typical}. Check for a digit too many or a wrong unit; if it is right, add an explanation.",
    many: {
      zh: "“{column}”有 {count} 个数远大于同类记录（如 {value}，一般在 {typical} 左右）。请核对位数和单位；属实的请写说明。单元格：{cells}。",
      en: "“{column}” has {count} numbers far above their peers (such as {value}, usually about {typical}). Check digits and units; explain those that are right. Cells: {cells}.",
    },
  },
  "outlier.history": {
    severity: "warning",
    topic: "outlier",
    effect: "none",
    zh: "“{column}”是 {value}，而上一期这个村的“{indicator}”一共是 {previous}。请核对；属实的请写说明。",
    en: "“{column}” is {value}, while this area's “{indicator}” was {previous} in all in the period before. Check it; if it is right, add an explanation.",
    many: {
      zh: "“{column}”有 {count} 个数与上一期相差很大（如 {value}，上一期“{indicator}”是 {previous}）。请核对；属实的请写说明。单元格：{cells}。",
      en: "“{column}” has {count} numbers far from the period before (such as {value}; “{indicator}” was {previous}). Check them; explain those that are right. Cells: {cells}.",
    },
  },
});

type Note = NoteOf<typeof codes>;

export const outliersCheck = defineCheck(codes, (context) => {
  const peers: PeerGroups = new Map();
  const views: LedgerView[] = [];
  return {
    ledger(view) {
      gatherPeers(peers, view, context.town);
      views.push(view);
      return [];
    },
    end: () => checkOutliers(peers, views, context),
  };
});

/** Fewer peers say nothing. */
const PEERS = 5;
/** An outlier is at least ten times the median (a digit too many) and this many robust deviations away from it. */
const TIMES = 10;
const DEVIATIONS = 5;
/** MAD → standard deviation of a normal distribution. */
const SCALE = 1.4826;
/** Least spread taken for granted, so that twelve equal numbers do not make the thirteenth wild. */
const SPREAD = 0.3;
/** Where more than this share would be outliers, the field simply varies. */
const RARE = 0.05;

interface Peers {
  readonly field: string;
  readonly values: number[];
  readonly records: LedgerRecord[];
  /** Views in turn, each with the place of its first value. */
  readonly views: { readonly view: LedgerView; readonly from: number }[];
}

/** Numbers by what they count, over all ledgers. */
type PeerGroups = Map<string, Peers>;

/** Adds the numbers of a ledger to their peers. */
function gatherPeers(groups: PeerGroups, view: LedgerView, town: string): void {
  for (const { field } of view.quantities) {
    const keys = keysOf(view, field.field);
    const [key = ""] = keys;
    // Peers of this ledger by unit and text, villages and town apart: found without putting a key together for each record.
    const near = [new Map<string | null, Map<string, Peers>>(), new Map<string | null, Map<string, Peers>>()] as const;
    for (const record of view.ledger.records) {
      const quantity = record.quantities[field.field];
      if (!quantity || quantity.value <= 0) continue;
      const own = record.area === town ? 1 : 0;
      let byText = near[own].get(quantity.unit);
      if (!byText) near[own].set(quantity.unit, (byText = new Map()));
      const text = keys.length === 0 ? "" : keys.length === 1 ? (record.texts[key] ?? "") : keys.map((name) => record.texts[name] ?? "").join("\t");
      let peers = byText.get(text);
      if (!peers) {
        const label = `${view.ledger.kind}\t${field.field}\t${quantity.unit ?? ""}\t${own}\t${text}`;
        peers = groups.get(label) ?? { field: field.field, values: [], records: [], views: [] };
        peers.views.push({ view, from: peers.values.length });
        groups.set(label, peers);
        byText.set(text, peers);
      }
      peers.values.push(quantity.value);
      peers.records.push(record);
    }
  }
}

/** `outlier` at each number far above its peers; `outlier.history` at one far from what its area had in the period before. Both are warnings. */
function checkOutliers(groups: PeerGroups, views: readonly LedgerView[], context: CheckContext): Note[] {
  const notes = [...groups.values()].flatMap(peerNotes);
  return [...notes, ...historyNotes(views, context, new Set(notes.map(({ ledger, row, column }) => `${ledger.file}\t${ledger.sheet}\t${row}\t${column}`)))];
}

/** Texts that say what a number counts: those that the field's indicators ask for. */
function keysOf(view: LedgerView, field: string): string[] {
  const filters = measuring(view, field).flatMap((indicator) => indicator.where);
  return [...new Set(filters.map((filter) => filter.field))];
}

const measuring = (view: LedgerView, field: string): Indicator[] =>
  view.indicators.filter((indicator) => "field" in indicator.measure && indicator.measure.field === field);

function peerNotes({ field, values, records, views }: Peers): Note[] {
  if (values.length <= PEERS) return [];
  let least = Infinity;
  let most = 0;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most < least * TIMES) return [];
  const logs = Float64Array.from(values, Math.log).sort();
  const middle = median(logs);
  if (Math.log(most) - middle < Math.log(TIMES)) return [];
  const deviations = logs.map((log) => Math.abs(log - middle)).sort();
  const bound = middle + Math.max(Math.log(TIMES), DEVIATIONS * Math.max(SPREAD, SCALE * median(deviations)));
  const far: number[] = [];
  for (let i = 0; i < values.length; i++) if (Math.log(values[i] ?? 0) >= bound) far.push(i);
  if (far.length > Math.max(1, values.length * RARE)) return [];
  return far.flatMap((i) => {
    const record = records[i];
    const view = views.findLast(({ from }) => from <= i)?.view;
    if (!record || !view) return [];
    const column = columnOf(view, record, field);
    const params = {
      column: columnName(view, column, field),
      value: `${numberText(values[i] ?? 0)}${record.quantities[field]?.unit ?? view.has.get(field)?.field.unit ?? ""}`,
      typical: numberText(rounded(Math.exp(middle))),
      peers: values.length - 1,
    };
    return [{ code: "outlier", ledger: view.ledger, row: record.row, column, area: record.area, params }];
  });
}

function median(sorted: Float64Array): number {
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? upper)) / 2;
}

const rounded = (value: number): number => (value >= 10 ? Math.round(value) : Number(value.toPrecision(2)));

/** A stock that is five times as large or small as before, one event larger than ten times the whole period before. */
const STOCK_TIMES = 5;
const STOCK_LEAST = 20;
const EVENT_TIMES = 10;
const EVENT_LEAST = 50;

function historyNotes(views: readonly LedgerView[], context: CheckContext, told: ReadonlySet<string>): Note[] {
  const before = new Map((context.previous?.indicators ?? []).map((indicator) => [indicator.code, indicator.byArea]));
  if (before.size === 0) return [];
  return views.flatMap((view) =>
    view.quantities.flatMap(({ field }) => {
      const indicators = measuring(view, field.field).filter((indicator) => before.has(indicator.code));
      if (indicators.length === 0) return [];
      return view.ledger.records.flatMap((record): Note[] => {
        const quantity = record.quantities[field.field];
        const column = columnOf(view, record, field.field);
        if (!quantity || quantity.value <= 0 || told.has(`${view.ledger.file}\t${view.ledger.sheet}\t${record.row}\t${column}`)) return [];
        for (const indicator of indicators) {
          const held = before.get(indicator.code)?.[record.area]?.value ?? 0;
          if (held <= 0 || !isFar(indicator, quantity.value, held) || quantity.unit !== indicator.unit) continue;
          if (!takesRecord(indicator.where, record, view.filterTexts)) continue;
          const params = {
            column: columnName(view, column, field.field),
            value: numberText(quantity.value),
            previous: numberText(held),
            indicator: indicator.name,
          };
          return [{ code: "outlier.history", ledger: view.ledger, row: record.row, column, area: record.area, indicator: indicator.code, params }];
        }
        return [];
      });
    }),
  );
}

function isFar({ measure }: Indicator, value: number, held: number): boolean {
  if (measure.type === "latest") return Math.max(value, held) >= STOCK_LEAST && (value >= held * STOCK_TIMES || held >= value * STOCK_TIMES);
  return value >= EVENT_LEAST && value >= held * EVENT_TIMES;
}
