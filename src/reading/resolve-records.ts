/** The area of each record of one ledger, and what has to be said about it, once a name. */
import type { Finding, Severity } from "../model/finding";
import type { RawLedger, RawRecord } from "../model/ledger";
import type { AreaMeaning, Mentions, Naming } from "./resolve-areas";
import { isUnsure } from "./resolve-areas";
import { ledgerNote } from "./resolve-note";

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
  const column = ledger.columns.find((candidate) => candidate.field === "area")?.index ?? null;
  const at = (row: number): readonly [number, number] | null => (column === null ? null : [row, column]);
  const findings: Finding[] = [];

  const decided = new Map<string, { area: string; meaning: AreaMeaning }>();
  const byText = new Map<string, { row: number; count: number }>();
  const blanks = { row: -1, count: 0 };
  let lastRow = -1;
  const decide = (text: string): { area: string; meaning: AreaMeaning } => {
    let known = decided.get(text);
    if (!known) {
      const meaning = naming.meaningOf(text);
      decided.set(text, (known = { area: corrected !== null && isUnsure(meaning) ? corrected : meaning.area, meaning }));
    }
    return known;
  };
  for (const { areaText, row } of ledger.records) {
    if (row === lastRow) continue;
    lastRow = row;
    if (areaText === null) {
      if (blanks.count++ === 0) blanks.row = row;
      continue;
    }
    const seen = byText.get(areaText);
    if (seen) seen.count++;
    else byText.set(areaText, { row, count: 1 });
  }

  for (const [text, { row, count }] of byText) {
    const { area: own, meaning } = decide(text);
    const { note, proposal } = meaning;
    if (note !== null && own === meaning.area) {
      findings.push(
        ledgerNote(ledger, `area.${note}`, severities[note], at(row), { text, count, area: own, town, ...(proposal === undefined ? {} : { proposal }) }),
      );
    }
    if (chosen && own !== chosen.name && corrected === null)
      findings.push(ledgerNote(ledger, "area.conflict", "warning", at(row), { area: own, other: chosen.name, where: chosen.text, count }));
  }
  if (corrected === null) findings.push(...mentionFindings(ledger, mentions, blanks.count > 0, naming));
  if (blanks.count > 0 && area === null) {
    if (column === null) findings.push(ledgerNote(ledger, "area.none", "info", null, { town }));
    else findings.push(ledgerNote(ledger, "area.blank", "warning", at(blanks.row), { count: blanks.count, town }));
  }
  const fallback = area ?? town;
  return { area, findings, areaOf: (record) => (record.areaText === null ? fallback : decide(record.areaText).area) };
}

const severities: Readonly<Record<NonNullable<AreaMeaning["note"]>, Severity>> = {
  unknown: "error",
  similar: "error",
  "short-name": "info",
  "no-suffix": "warning",
  several: "warning",
  department: "info",
};

/** Title, 填报单位, sheet and file among themselves; `counts`: records get their area from them. */
function mentionFindings(ledger: RawLedger, { villages, chosen }: Mentions, counts: boolean, naming: Naming): Finding[] {
  if (!chosen || !counts) return [];
  const findings: Finding[] = [];
  if (!chosen.known) {
    const { note, proposal } = naming.meaningOf(chosen.name);
    const code = note === "similar" && proposal !== undefined ? "similar" : "unknown";
    findings.push(
      ledgerNote(ledger, `area.${code}`, "error", null, { text: chosen.name, area: chosen.name, count: 1, ...(proposal === undefined ? {} : { proposal }) }),
    );
  }
  // An unknown name in a title is too often no name at all to argue with.
  const other = villages.find((mention) => mention.name !== chosen.name && (mention.known || mention.place !== "title"));
  if (other) findings.push(ledgerNote(ledger, "area.conflict", "warning", null, { area: chosen.name, other: other.name, where: other.text, count: 1 }));
  return findings;
}
