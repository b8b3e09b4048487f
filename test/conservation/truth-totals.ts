/** What the indicators of a made-up town must be, worked out from the truth with nothing of the product but the codes. */
import type { TruthTown } from "../generate";

interface Sum {
  readonly code: string;
  readonly kind: string;
  /** null: the number of records. */
  readonly field: string | null;
  /** Texts that the record must have. */
  readonly texts?: Readonly<Record<string, string>>;
}

const SUMS: readonly Sum[] = [
  { code: "XC01", kind: "publicity", field: "quantity", texts: { form: "旗牌" } },
  { code: "XC02", kind: "publicity", field: "quantity", texts: { form: "标语" } },
  { code: "XC03", kind: "publicity", field: "quantity", texts: { form: "专栏" } },
  { code: "XC04", kind: "publicity", field: "quantity", texts: { form: "宣传栏" } },
  { code: "XC05", kind: "publicity", field: "quantity", texts: { form: "手册" } },
  { code: "XC06", kind: "publicity", field: "quantity", texts: { form: "小贴士" } },
  { code: "XC07", kind: "publicity", field: "quantity", texts: { form: "短信" } },
  { code: "XC08", kind: "publicity", field: "quantity", texts: { form: "公益广告" } },
  { code: "XC10", kind: "survey", field: "households" },
  { code: "ZY01", kind: "volunteer-event", field: null },
  { code: "ZY02", kind: "volunteer-event", field: "participants" },
  { code: "ZY03", kind: "volunteer-event", field: "hours" },
  { code: "ZY04", kind: "volunteer-team", field: "volunteers" },
  { code: "ZY05", kind: "volunteer-team", field: "teams" },
  { code: "DD01", kind: "honour", field: null, texts: { category: "五好文明家庭", status: "命名" } },
  { code: "DD02", kind: "honour", field: null, texts: { category: "道德模范", status: "命名" } },
  { code: "DD03", kind: "honour", field: null, texts: { category: "文明家庭", status: "命名" } },
  { code: "HH01", kind: "moral-list", field: null, texts: { list: "红榜" } },
  { code: "HH02", kind: "moral-list", field: null, texts: { list: "黄榜" } },
  { code: "DC02", kind: "inspection", field: null, texts: { status: "已整改" } },
  { code: "CP01", kind: "standard", field: null },
  { code: "JR01", kind: "festival", field: null },
  { code: "JR02", kind: "festival", field: "participants" },
  { code: "WC01", kind: "minor", field: null },
  { code: "WC02", kind: "minor", field: "participants" },
  { code: "HJ01", kind: "sanitation", field: "people" },
  { code: "HJ05", kind: "sanitation", field: "garbage" },
  { code: "HJ07", kind: "sanitation", field: "corners" },
  { code: "HJ08", kind: "sanitation", field: "roads" },
  { code: "QT01", kind: "wall-ad", field: "spots" },
  { code: "QT02", kind: "wall-ad", field: "surface" },
  { code: "QD01", kind: "persuasion", field: "times" },
  { code: "PX01", kind: "training", field: null },
  { code: "PX02", kind: "training", field: "participants" },
  { code: "JC01", kind: "construction", field: "done" },
  { code: "CS01", kind: "enforcement", field: "closed" },
  { code: "DC01", kind: "inspection", field: null },
];

/** `code@area` → value, of the indicators that are plain sums or counts. */
export function truthTotals(town: TruthTown): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { code, kind, field, texts } of SUMS) {
    for (const ledger of town.ledgers) {
      if (ledger.kind !== kind) continue;
      for (const row of ledger.rows) {
        if (Object.entries(texts ?? {}).some(([name, text]) => row.values[name] !== text)) continue;
        const key = `${code}@${row.area}`;
        totals.set(key, (totals.get(key) ?? 0) + (field === null ? 1 : Number(row.values[field] ?? 0)));
      }
    }
  }
  return totals;
}
