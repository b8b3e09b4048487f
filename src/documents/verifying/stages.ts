/** Honours and their stages (推荐, 初评, 公示), as the product's campaign has them and as a result's own figures name them. */
import { builtIn } from "../../catalogue/built-in";
import { parseFigureId, stageOfFigure } from "../../model/figure";
import { ruleOf } from "../../model/kind-rule";
import type { Result } from "../../model/result";

const honourKinds = builtIn.kinds.flatMap((kind) => {
  const rule = ruleOf(kind, "honour");
  return rule ? [{ kind: kind.kind, stages: rule.stages }] : [];
});
const knownStages = honourKinds.flatMap(({ stages }) => stages);
const knownHonours = builtIn.indicators.filter(({ kind }) => honourKinds.some((honour) => honour.kind === kind)).map(({ code }) => code);
const knownWords = builtIn.indicators.flatMap(({ words }) => words?.amount ?? []);

/** What stands behind the last comma, semicolon or full stop. */
export const lastPiece = (text: string): string => text.slice(Math.max(...["，", "。", "；"].map((mark) => text.lastIndexOf(mark))) + 1);

export interface Honours {
  /** Codes of indicators that count who was chosen. */
  readonly codes: ReadonlySet<string>;
  readonly stages: readonly string[];
  /** Whether the words say that what follows is at the stage: 推荐…; a stage that is also the word of an indicator (张榜公示) must be said to be one. */
  readonly tellsStage: (words: string, stage: string) => boolean;
}

export function honoursOf(result: Result): Honours {
  const told = result.facts.flatMap((fact) => {
    const stage = stageOfFigure(parseFigureId(fact.id));
    return stage === null ? [] : [{ code: fact.indicator, stage }];
  });
  const words = new Set([...knownWords, ...result.indicators.flatMap((indicator) => indicator.words?.amount ?? [])]);
  return {
    codes: new Set([...knownHonours, ...told.map(({ code }) => code)]),
    stages: [...new Set([...knownStages, ...told.map(({ stage }) => stage)])],
    tellsStage(said, stage) {
      const clause = lastPiece(said);
      return words.has(stage) ? clause.includes(`${stage}阶段`) || clause.includes(`正在${stage}`) : clause.includes(stage);
    },
  };
}
