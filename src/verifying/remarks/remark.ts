/** Makes a remark with the words around its place. */
import type { Severity } from "../../model/finding";
import type { TextParagraph } from "..";
import type { Remark, RemarkCode } from ".";

export interface Place {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export function remark(
  paragraphs: readonly TextParagraph[],
  code: RemarkCode,
  severity: Severity,
  { paragraph, start, end }: Place,
  params: Remark["params"] = {},
): Remark {
  return { code, severity, params, paragraph, start, end, context: (paragraphs[paragraph]?.text ?? "").slice(Math.max(0, start - 12), end + 12) };
}
