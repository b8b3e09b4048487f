/** Words right before a figure that say what is told of an indicator: its amount, or a difference, a target, a step of a selection. */
import phrasesWords from "../../language/words/phrases.json";
import { wordPattern } from "../../language/word-pattern";
import type { Aspect, Candidate } from "./candidates";
import type { Clause } from "./clause";
import type { Honours } from "./stages";

type Told = Exclude<Aspect, "plain" | "record" | "plan" | "areas" | "stage">;

const DIFFERENCE = wordPattern()`(?:${phrasesWords.change})[了约近]*$`;

const CUES: Readonly<Record<Told, RegExp>> = {
  change: DIFFERENCE,
  growth: DIFFERENCE,
  target: /目标(?:任务|值|数)?[为是]?$/,
  completion: /目标[^，。；]*的$|目标完成率[为达到]*$/,
  shortfall: /(?:相差|还差|差额[为是]?|缺口[为是]?)$/,
  left: wordPattern()`(?:${phrasesWords.left})$`,
  share: /占[^，。；]*$/,
  mean: wordPattern()`(?:${phrasesWords.mean})[^，。；]*$`,
};

/** What another period had is no amount of this one. */
const ANOTHER_PERIOD = wordPattern()`(?:${phrasesWords.before})[^，。；\d]{0,4}$`;

/** Which aspects the words before a figure leave: what is told is told with its words, and an amount without them. */
export function cueFor({ sentence }: Clause, { stages, tellsStage }: Honours): (candidate: Pick<Candidate, "aspect" | "stage">) => boolean {
  const told = new Set<Aspect>((Object.keys(CUES) as Told[]).filter((aspect) => CUES[aspect].test(sentence)));
  const at = new Set(stages.filter((stage) => tellsStage(sentence, stage)));
  const plain = told.size === 0 && at.size === 0 && !ANOTHER_PERIOD.test(sentence);
  return ({ aspect, stage }) => {
    if (stage !== null) return at.has(stage);
    return aspect === "plain" ? plain : aspect === "record" || aspect === "plan" || aspect === "areas" || told.has(aspect);
  };
}
