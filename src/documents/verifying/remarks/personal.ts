/** Numbers by which a person can be found: a report has no use for them, and it is passed on. */
import { personalNumbers } from "../../../language/personal/numbers";
import { remark } from "./remark";
import type { Document, Remark } from ".";

export const personal = ({ typed, paragraphs }: Document): Remark[] =>
  typed.flatMap(({ text }, paragraph) =>
    personalNumbers(text).map(({ start, end }) =>
      remark(paragraphs, "remark.personal", { paragraph, start, end }, { text: (paragraphs[paragraph]?.text ?? "").slice(start, end) }),
    ),
  );
