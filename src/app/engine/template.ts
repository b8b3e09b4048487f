/** A town's own document with tags in braces: what it may ask for, and the document filled. */
import { fill } from "../../locale";
import { carriedResult, factsOfRun, resultOf, type Answers } from "./state";

type TemplateAnswers = Pick<Answers, "tags" | "fillTemplate">;

export const templateAnswers: TemplateAnswers = {
  async tags(state) {
    const { tagsOf } = await parts();
    const { listed, loops } = tagsOf({ ...resultOf(state), facts: factsOfRun(state) }, state.catalogue.indicators, state.today);
    // A loop stands under its name and its code: once is enough for a list.
    const named = [...loops.values()].filter(({ tag }) => !/^[A-Z]{2}\d\d\./.test(tag));
    return { listed, loops: named.map(({ tag, tags }) => ({ tag, tags })) };
  },
  async fillTemplate(state, { name, template, locale }) {
    const { tagsOf, fillDocument } = await parts();
    const result = carriedResult(state, factsOfRun(state));
    const filling = await fillDocument(template, tagsOf(result, state.catalogue.indicators, state.today), result);
    if (filling.bytes) return { bytes: filling.bytes, empty: filling.empty, problems: [] };
    const whole = filling.problem === null ? [] : [fill(`cli.${filling.problem}`, { file: name }, locale)];
    return { bytes: null, empty: [], problems: [...whole, ...filling.faults.map(({ code, params }) => fill(code, params, locale))] };
  },
};

/** Loaded when a clerk asks: a roll-up needs none of it. */
async function parts() {
  const [{ tagsOf }, { fillDocument }] = await Promise.all([import("../../drafting/tags"), import("../../formats/docx/fill")]);
  return { tagsOf, fillDocument };
}
