/** 催报: a text for the group chat that says who has not sent what, and who has something to correct. Counts only, no names of people. */
import type { Summary } from "./engine/protocol";
import type { Say } from "./text";

export function reminderText(summary: Summary, say: Say): string {
  const missing = group(summary.completeness.missing.map((gap) => [gap.area, gap.kind]));
  const errors = group(
    summary.findings
      .filter((finding) => finding.severity === "error" && finding.explained === null && finding.area !== null)
      .map((finding) => [finding.area ?? "", finding.message]),
  );
  const lines = [
    say("reminder.title", { town: summary.town, period: summary.period.label }),
    ...(missing.length > 0 ? [say("reminder.missing"), ...missing.map(([area, kinds]) => `${area}：${kinds.join("、")}`)] : []),
    ...(errors.length > 0 ? [say("reminder.errors"), ...errors.map(([area, messages]) => say("reminder.errors.line", { area, count: messages.length }))] : []),
    say(missing.length + errors.length > 0 ? "reminder.end" : "reminder.complete"),
  ];
  return lines.join("\n");
}

function group(pairs: readonly (readonly [string, string])[]): [string, string[]][] {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) groups.set(key, [...(groups.get(key) ?? []), value]);
  return [...groups];
}
