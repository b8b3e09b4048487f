/**
 * What a kind of ledger says of its own records: what the checks hold them against, and what the reports make of them. Data, so that a town's own kind has
 * what a built-in one has. Fields are named by their keys.
 */
export type KindRule =
  /** What makes two records of an area one event (or two rows of a stock one): equal `names`, and no two texts of `apart` that differ. */
  | {
      readonly rule: "identity";
      readonly names: readonly string[];
      readonly apart: readonly string[];
      /** The numbers must be equal as well: the names alone are too common. */
      readonly sameNumbers?: boolean;
      /** The day does not tell two records apart, only the year (an honour is conferred once). */
      readonly undated?: boolean;
      /** Names and texts that say nothing by themselves (形式). */
      readonly common?: readonly string[];
    }
  /** 知晓人数 ≤ 调查人数, row by row. */
  | { readonly rule: "part"; readonly part: string; readonly whole: string }
  /** 知晓率 = 知晓人数 ÷ 调查人数, in per cent. */
  | { readonly rule: "rate"; readonly rate: string; readonly numerator: string; readonly denominator: string }
  /** 公示起 ≤ 公示止. */
  | { readonly rule: "order"; readonly earlier: string; readonly later: string }
  /** The field's words decide what is counted: one that is neither among its values nor asked for by an indicator is told. */
  | { readonly rule: "choice"; readonly field: string }
  /** Other measure words that a number may come in, beside its unit and what converts into it. */
  | { readonly rule: "units"; readonly field: string; readonly units: readonly string[] }
  /** What happens may be entered in a ledger of another kind as well: a name that has one of `words`; none: the same name there. */
  | {
      readonly rule: "elsewhere";
      readonly kind: string;
      readonly name: string;
      readonly otherName: string;
      readonly number: string;
      readonly otherNumber: string;
      readonly words: readonly string[];
    }
  /** Its dates lie ahead: tasks with deadlines. They are in no period, and none is in the future by mistake. */
  | { readonly rule: "ahead" }
  /** 期次: one meeting of one area. It dates a record that has no date, and lies in one month. */
  | { readonly rule: "issue"; readonly issue: string }
  /** What is not done when its deadline has passed is told. */
  | { readonly rule: "deadline"; readonly deadline: string; readonly status: string }
  /** What is told as done names its proof. */
  | { readonly rule: "evidence"; readonly evidence: string; readonly status: string }
  /** Honours with stages: who stands at one of `stages` is not conferred; `named` says who is. The first stage proposes. */
  | {
      readonly rule: "honour";
      readonly category: string;
      readonly name: string;
      readonly status: string;
      readonly stages: readonly string[];
      readonly named: readonly string[];
    }
  /** Plans: never among results, told as next steps until their deadline. Dates lie ahead. */
  | { readonly rule: "plan"; readonly item: string; readonly deadline?: string }
  /** Problems to be put right (存在问题, 待整改), until their status says so. */
  | {
      readonly rule: "problem";
      readonly problem: string;
      readonly status: string;
      readonly source?: string;
      readonly unitInCharge?: string;
      readonly measure?: string;
      readonly deadline?: string;
    }
  /** Names that no report may print: of people whose `field` has one of `words` (黄榜). */
  | { readonly rule: "withheld"; readonly name: string; readonly field: string; readonly words: readonly string[] };

export type RuleName = KindRule["rule"];
export type RuleOf<Name extends RuleName> = Extract<KindRule, { readonly rule: Name }>;

interface Ruled {
  readonly rules?: readonly KindRule[];
}

/** All rules of one name that a kind has, in its order; none where there is no kind. */
export const rulesOf = <Name extends RuleName>(kind: Ruled | null | undefined, name: Name): readonly RuleOf<Name>[] =>
  (kind?.rules ?? []).filter((rule): rule is RuleOf<Name> => rule.rule === name);

/** The first of them. */
export const ruleOf = <Name extends RuleName>(kind: Ruled | null | undefined, name: Name): RuleOf<Name> | undefined => rulesOf(kind, name)[0];

/** Whether what a kind lists is still to come: plans, tasks with deadlines. */
export const liesAhead = (kind: Ruled | null | undefined): boolean => (kind?.rules ?? []).some(({ rule }) => rule === "plan" || rule === "ahead");
