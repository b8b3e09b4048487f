/** Makes a remark with the words around its place. */
import { severityOf, type ParamsOf } from "../../../findings/code";
import { remarkCodes } from "../../../findings/codes/remarks";
import type { TextParagraph } from "..";
import type { Remark, RemarkCode } from ".";

export interface RemarkPlace {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export function remark<Code extends RemarkCode>(
  paragraphs: readonly TextParagraph[],
  code: Code,
  { paragraph, start, end }: RemarkPlace,
  params: ParamsOf<(typeof remarkCodes)[Code]> & Remark["params"],
): Remark {
  return {
    code,
    severity: severityOf(remarkCodes[code]),
    params,
    paragraph,
    start,
    end,
    context: (paragraphs[paragraph]?.text ?? "").slice(Math.max(0, start - 12), end + 12),
  };
}
