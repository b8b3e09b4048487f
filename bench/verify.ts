/** How well a changed figure is found: rates over mutated reports, with and without content controls. */
import { verify } from "../src/documents/verifying";
import { mutate } from "../test/documents/verifying/mutations";
import { draftedReports, withoutControls, type CheckedReport } from "../test/documents/verifying/reports";

export interface Rates {
  readonly figures: number;
  readonly matched: number;
  readonly mutations: number;
  readonly found: number;
  /** Figures that nobody changed and that were told to differ, and mutated documents that were remarked on for more than the change. */
  readonly accused: number;
  readonly details: readonly string[];
}

/** @param count how many reports to change, one figure each */
export function ratesOf(reports: readonly CheckedReport[], count: number, controls: boolean): Rates {
  const details: string[] = [];
  const plain = (paragraphs: CheckedReport["paragraphs"]) => (controls ? paragraphs : withoutControls(paragraphs));
  let [figures, matched, mutations, found, accused] = [0, 0, 0, 0, 0];
  for (const { name, paragraphs, result } of reports) {
    const checked = verify(plain(paragraphs), result);
    figures += checked.figures.length;
    matched += checked.figures.filter(({ status }) => status === "matched").length;
    for (const figure of checked.figures)
      if (figure.status !== "matched")
        details.push(`${name}: ${figure.status} ${figure.text} “${figure.context}” ${figure.expected ?? ""} ${figure.name ?? ""}`);
    for (const remark of checked.remarks) details.push(`${name}: ${remark.code} ${JSON.stringify(remark.params)} “${remark.context}”`);
  }
  for (let i = 0; mutations < count && i < count * 3; i++) {
    const report = reports[i % reports.length];
    const mutation = report ? mutate(report.paragraphs, 1000 + i) : null;
    if (!report || !mutation) continue;
    mutations += 1;
    const { figures: checked } = verify(plain(mutation.paragraphs), report.result);
    const differing = checked.filter(({ status }) => status === "differs");
    const at = (figure: (typeof checked)[number]) => figure.paragraph === mutation.paragraph && figure.start < mutation.end && figure.end > mutation.start;
    if (differing.some(at)) found += 1;
    else
      details.push(
        `missed in ${report.name}: ${mutation.before} → ${mutation.after} “${checked.find(at)?.context ?? ""}” ${checked.find(at)?.status ?? "no figure"} ${checked.find(at)?.name ?? ""}`,
      );
    const others = differing.filter((figure) => !at(figure));
    accused += others.length;
    for (const other of others)
      details.push(
        `accused in ${report.name} after ${mutation.before} → ${mutation.after}: ${other.text} “${other.context}” ${other.expected ?? ""} ${other.name ?? ""}`,
      );
  }
  return { figures, matched, mutations, found, accused, details };
}

/** Prints both rates, with and without content controls; the places behind what is not 100 % with `details`. */
export async function main(root: string, count: number, towns: number, details: boolean): Promise<void> {
  const reports = await draftedReports(root, towns);
  for (const controls of [true, false]) {
    const rates = ratesOf(reports, count, controls);
    const share = (part: number, whole: number) => `${part} of ${whole} (${((100 * part) / Math.max(1, whole)).toFixed(1)} %)`;
    console.log(`${reports.length} reports ${controls ? "with content controls" : "as text alone"}: ${share(rates.matched, rates.figures)} figures matched`);
    console.log(`  one figure changed: ${share(rates.found, rates.mutations)} found, ${rates.accused} others accused`);
    if (details) for (const line of [...new Set(rates.details)]) console.log(`    ${line}`);
  }
}
