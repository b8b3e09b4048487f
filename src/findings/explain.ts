/**
 * Exceptions that the staff explained (说明): the finding stays on record, marked, and no longer counts as an error. An explanation that says what it
 * is about (`content`) holds wherever that stands now, for one finding and no more: the same row entered once again is asked about once again. One that
 * says only its place (written by hand, or by an older version) holds there.
 */
import type { Explanation, Finding } from "../model/finding";

interface Place {
  readonly code: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
}

const placeKey = ({ code, file, sheet, cell }: Place): string => JSON.stringify([code, file, sheet, cell]);
/** A row of 设置·说明 without a file is for the sheet in whatever file. */
const anyFile = (place: Place): string => placeKey({ ...place, file: "" });

/**
 * @param matter what a finding is about (reading/matter.ts)
 * @returns the same findings in the same order; `explained` where an explanation holds, `lapsed` where one was given for what stood there before
 */
export function explain(findings: readonly Finding[], explanations: readonly Explanation[], matter: (finding: Finding) => string | null): Finding[] {
  if (explanations.length === 0) return [...findings];
  const texts = claims(findings, explanations, matter);
  const claimed = new Set(texts.values());
  const idle = explanations.filter((explanation) => explanation.content !== undefined && !claimed.has(explanation));
  const former = new Map(idle.flatMap((explanation) => [[placeKey(explanation), explanation] as const, [anyFile(explanation), explanation] as const]));
  return findings.map((finding) => {
    const explanation = texts.get(placeKey(finding));
    if (explanation) return { ...finding, explained: explanation.text };
    const before = former.get(placeKey(finding)) ?? former.get(anyFile(finding));
    return before ? { ...finding, lapsed: before.text } : finding;
  });
}

/** @returns which of the explanations holds for a finding */
export function heldBy(
  findings: readonly Finding[],
  explanations: readonly Explanation[],
  matter: (finding: Finding) => string | null,
): (finding: Finding) => Explanation | undefined {
  const held = claims(findings, explanations, matter);
  return (finding) => held.get(placeKey(finding));
}

/** Explanations by the place (and code) of the findings that they hold for. */
function claims(findings: readonly Finding[], explanations: readonly Explanation[], matter: (finding: Finding) => string | null): Map<string, Explanation> {
  const held = new Map<string, Explanation>();
  // What was said last wins.
  const byPlace = new Map<string, Explanation>();
  const open = new Map<string, Explanation[]>();
  for (const explanation of explanations) {
    const { code, content, file, sheet } = explanation;
    if (content !== undefined) open.set(`${code} ${content}`, [...(open.get(`${code} ${content}`) ?? []), explanation]);
    else byPlace.set(file === "" && sheet !== "" ? anyFile(explanation) : placeKey(explanation), explanation);
  }
  for (const finding of findings) {
    const explanation = byPlace.get(placeKey(finding)) ?? (finding.sheet === "" ? undefined : byPlace.get(anyFile(finding)));
    if (explanation) held.set(placeKey(finding), explanation);
  }
  if (open.size === 0) return held;
  const codes = new Set(explanations.map(({ code }) => code));
  const asked = findings.flatMap((finding) => {
    const content = codes.has(finding.code) ? matter(finding) : null;
    return content === null ? [] : [{ finding, key: `${finding.code} ${content}` }];
  });
  // Where it was explained it holds before all; then wherever the same stands now.
  for (const samePlace of [true, false])
    for (const { finding, key } of asked) {
      const place = placeKey(finding);
      const waiting = open.get(key);
      if (!waiting || held.has(place)) continue;
      const found = samePlace ? waiting.findLast((explanation) => placeKey(explanation) === place) : waiting[0];
      if (!found) continue;
      waiting.splice(waiting.indexOf(found), 1);
      held.set(place, found);
    }
  return held;
}
