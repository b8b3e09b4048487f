/**
 * What a town's own template may cost, counted in steps and characters and never by a clock: the same template over the same figures is carried
 * out on every computer, or on none. Far above what a report needs: the built-in templates take some 600 steps.
 */

/** Which limit was struck; the sentence for it is `report.limit.…`. */
export type TemplateLimit = "source" | "markup" | "depth" | "steps" | "handled" | "text" | "length" | "lines" | "line";

export type TemplateLimits = Readonly<Record<TemplateLimit, number>>;

export const templateLimits: TemplateLimits = {
  /** Characters of the template. */
  source: 100_000,
  /** Characters of one tag. */
  markup: 4_000,
  /** Tags within tags, brackets within brackets, filters within what a filter looks up. */
  depth: 40,
  /** Words, figures and tags carried out, once for each round of a loop. */
  steps: 300_000,
  /** Characters of texts and members of lists that tags and filters work on, all together. */
  handled: 20_000_000,
  /** Characters of one text, members of one list, that the template makes for itself. */
  text: 1_000_000,
  /** Characters of the report, its paragraphs, and the characters of one of them. */
  length: 500_000,
  lines: 20_000,
  line: 50_000,
};

/** Our own templates cost what the town's data ask for: nothing could stand in for them. */
export const noLimits: TemplateLimits = Object.fromEntries(Object.keys(templateLimits).map((limit) => [limit, Infinity])) as TemplateLimits;

/** A template asks for more than it may: which limit, and how much that allows. */
export class LimitStruck extends Error {
  override readonly name = "LimitStruck";
  constructor(
    readonly limit: TemplateLimit,
    readonly most: number,
  ) {
    super(`template limit: ${limit}`);
  }
}

/** Keeps count of one rendering. Every member throws LimitStruck where there is too much. */
export interface Meter {
  readonly step: () => void;
  readonly handle: (size: number) => void;
  /** A text or list of this size was made, or grew to it by so much. */
  readonly make: (size: number, more?: number) => void;
  /** Text for the report itself, which is longer than its words by their marks. */
  readonly write: (text: string) => void;
  /** Carries out what may lead to itself again. */
  readonly inside: <Value>(work: () => Value) => Value;
}

export function meterFor(limits: TemplateLimits): Meter {
  let [steps, handled, length, lines, line, depth] = [0, 0, 0, 1, 0, 0];
  const hold = (limit: TemplateLimit, used: number): void => {
    if (used > limits[limit]) throw new LimitStruck(limit, limits[limit]);
  };
  const handle = (size: number): void => hold("handled", (handled += size));
  return {
    step: () => hold("steps", (steps += 1)),
    handle,
    make: (size, more = size) => {
      hold("text", size);
      handle(more);
    },
    write: (text) => {
      hold("length", (length += text.length));
      for (let at = 0, end = text.indexOf("\n"); ; at = end + 1, end = text.indexOf("\n", at)) {
        hold("line", (line += (end < 0 ? text.length : end) - at));
        if (end < 0) break;
        hold("lines", (lines += 1));
        line = 0;
      }
    },
    inside: (work) => {
      hold("depth", (depth += 1));
      try {
        return work();
      } finally {
        depth -= 1;
      }
    },
  };
}

/**
 * Looks at a tag before it is read, since reading goes as deep as its brackets do.
 * @throws LimitStruck
 */
export function checkMarkup(markup: string, limits: TemplateLimits): void {
  if (markup.length > limits.markup) throw new LimitStruck("markup", limits.markup);
  let depth = 0;
  for (const character of markup) {
    if (character === "[" || character === "(") depth += 1;
    else if (character === "]" || character === ")") depth -= 1;
    if (depth > limits.depth) throw new LimitStruck("depth", limits.depth);
  }
}
