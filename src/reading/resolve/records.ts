/** The area of each record of one ledger, and what has to be said about it, once a name. */
import { ofMany, type Said } from "../../findings/make";
import type { Finding } from "../../model/finding";
import type { RawLedger, RawRecord } from "../../model/ledger";
import type { AreaMeaning, Mentions, Naming } from "./areas";
import { cellList } from "../../findings/ranges";
import { isUnsure } from "./areas";
import { ledgerNote } from "./note";

interface LedgerAreas {
  /** Area of the ledger as a whole, or null where only its rows name areas. */
  readonly area: string | null;
  readonly areaOf: (record: RawRecord) => string;
  readonly findings: readonly Finding[];
}

/**
 * Order of trust: the row's own area, then title, 填报单位, sheet, file (a correction of the user before these, and before names that no list knows).
 * Where they disagree the first counts, and `area.conflict` says which.
 */
export function ledgerAreas(ledger: RawLedger, naming: Naming, town: string): LedgerAreas {
  const mentions = naming.mentionsOf(ledger);
  const { corrected, chosen } = mentions;
  const area = corrected ?? chosen?.name ?? (mentions.anything ? town : null);
  const fallback = area ?? town;
  const column = ledger.columns.find((candidate) => candidate.field === "area")?.index ?? null;
  const findings: Finding[] = [];

  const decided = new Map<string, { area: string; meaning: AreaMeaning }>();
  const byText = new Map<string, number[]>();
  const blanks: number[] = [];
  let lastRow = -1;
  const decide = (text: string): { area: string; meaning: AreaMeaning } => {
    let known = decided.get(text);
    if (!known) {
      const meaning = naming.meaningOf(text);
      // What was never filled in says nothing: as good as blank.
      const own = meaning.note === "placeholder" ? fallback : corrected !== null && isUnsure(meaning) ? corrected : meaning.area;
      decided.set(text, (known = { area: own, meaning }));
    }
    return known;
  };
  for (const { areaText, row } of ledger.records) {
    if (row === lastRow) continue;
    lastRow = row;
    const rows = areaText === null ? blanks : byText.get(areaText);
    if (rows) rows.push(row);
    else if (areaText !== null) byText.set(areaText, [row]);
  }
  const note = (said: Said, rows: number[]): void => {
    rows.sort((a, b) => a - b);
    const cells = column === null ? "" : cellList(rows, column);
    findings.push(ofMany(ledgerNote(ledger, said, column === null ? null : [rows[0] ?? 0, column]), rows.length, cells));
  };

  for (const [text, rows] of byText) {
    const { area: own, meaning } = decide(text);
    const { note: what, proposal } = meaning;
    if (what !== null && (own === meaning.area || what === "placeholder")) note(areaSaid(what, { text, area: own, town }, proposal), rows);
    if (chosen && own !== chosen.name && corrected === null)
      note({ code: "area.conflict", params: { area: own, other: chosen.name, where: chosen.text } }, rows);
  }
  if (corrected === null) findings.push(...mentionFindings(ledger, mentions, blanks.length > 0, naming));
  if (blanks.length > 0 && area === null) {
    if (column === null) findings.push(ledgerNote(ledger, { code: "area.none", params: { town } }, null));
    else note({ code: "area.blank", params: { town } }, blanks);
  }
  return { area, findings, areaOf: (record) => (record.areaText === null ? fallback : decide(record.areaText).area) };
}

function areaSaid(what: NonNullable<AreaMeaning["note"]>, params: { text: string; area: string; town: string }, proposal: string | undefined): Said {
  if (what === "similar" || what === "ambiguous") return { code: `area.${what}`, params: { ...params, proposal: proposal ?? "" } };
  return { code: `area.${what}`, params: { ...params, ...(proposal === undefined ? {} : { proposal }) } };
}

/** Title, 填报单位, sheet and file among themselves; `counts`: records get their area from them. */
function mentionFindings(ledger: RawLedger, { villages, chosen }: Mentions, counts: boolean, naming: Naming): Finding[] {
  if (!chosen || !counts) return [];
  const findings: Finding[] = [];
  if (!chosen.known) {
    const { note, proposal } = naming.meaningOf(chosen.name);
    const params = { text: chosen.name, area: chosen.name, count: 1 };
    const isSimilar = note === "similar" && proposal !== undefined;
    findings.push(ledgerNote(ledger, isSimilar ? { code: "area.similar", params: { ...params, proposal } } : { code: "area.unknown", params }, null));
  }
  // An unknown name in a title is too often no name at all to argue with.
  const other = villages.find((mention) => mention.name !== chosen.name && (mention.known || mention.place !== "title"));
  if (other) findings.push(ledgerNote(ledger, { code: "area.conflict", params: { area: chosen.name, other: other.name, where: other.text, count: 1 } }, null));
  return findings;
}
