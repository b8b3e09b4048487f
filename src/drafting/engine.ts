/**
 * The template language: liquidjs, strict, without files, without clock and chance, and counted (limits.ts). What a template prints from a ledger is
 * marked as the ledger's words.
 */
import { CaptureTag, Context, defaultOperators, Liquid, LiquidError, Tokenizer, toValueSync, type Emitter, type FilterImplOptions } from "liquidjs";
import type { TemplateFilter } from "./filters";
import { checkMarkup, LimitStruck, meterFor, type Meter, type TemplateLimits } from "./limits";
import { hasMarks, ORDINAL, quoteMark, withoutMarks } from "./marks";

/** A report template that cannot be carried out: a name misspelt, a tag not closed, a loop without an end in sight. `message` is Chinese and names the line. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  /** @param struck the limit that it went beyond; null where it is at fault otherwise */
  constructor(
    readonly line: number,
    readonly detail: string,
    readonly struck: LimitStruck | null = null,
  ) {
    super(`报告模板第 ${line} 行有误：${detail}`);
  }
}

/**
 * Renders a template to marked text. The same source, scope and limits always give the same answer.
 * @throws TemplateError for an unknown name or filter, broken syntax, or a limit that was struck
 */
export function render(source: string, scope: object, filters: Readonly<Record<string, TemplateFilter>>, limits: TemplateLimits): string {
  const meter = meterFor(limits);
  const engine = engineWith(filters, meter);
  try {
    if (source.length > limits.source) throw new LimitStruck("source", limits.source);
    const written = emitterOf(meter.write);
    const text = withoutMarks(source).replaceAll("〔是〕", ORDINAL);
    for (const token of new Tokenizer(text).readTopLevelTokens(engine.options)) if ("contentRange" in token) checkMarkup(token.getText(), limits);
    toValueSync(engine.renderer.renderTemplates(engine.parse(text), countedContext(scope, engine, meter), written));
    return written.buffer;
  } catch (error) {
    throw asTemplateError(error, limits);
  }
}

/** Minutes west of Greenwich: days are Beijing's, whatever the computer's clock is set to. */
const BEIJING = -8 * 60;

function engineWith(filters: Readonly<Record<string, TemplateFilter>>, meter: Meter): Liquid {
  const engine = new Liquid({
    templates: {},
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    timezoneOffset: BEIJING,
    operators: countedOperators(meter),
    outputEscape: printed,
  });
  // Chance has no place in a report.
  engine.unregisterFilter("sample");
  for (const [name, filter] of Object.entries(engine.filters)) engine.registerFilter(name, countedFilter(withoutClock(name, filter), meter, true));
  // Ours make lists of the town's rows, which are as many as they are.
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, countedFilter(filter, meter, false));
  for (const [name, tag] of Object.entries(engine.tags)) {
    engine.registerTag(name, new Proxy(tag, { construct: (kind, given, made) => meter.inside(() => Reflect.construct(kind, given, made) as object) }));
  }
  engine.registerTag("capture", captureWith(meter));
  return engine;
}

/** The library counts milliseconds and what some of its filters allocate; here the same two places count steps, and sizes. */
function countedContext(scope: object, engine: Liquid, meter: Meter): Context {
  const context = new Context(scope, engine.options, { sync: true }, { liquid: engine });
  // Asked before every tag, figure and stretch of words, in every round of a loop.
  context.renderLimit.check = meter.step;
  context.memoryLimit.use = meter.make;
  return context;
}

type FilterHandler = Extract<FilterImplOptions, (...given: never[]) => unknown>;
type FilterCall = ThisParameterType<FilterHandler>;

/**
 * A filter whose work counts by what goes in and what comes out.
 * @param library takes longer over each member of a list than ours do; what it makes may be no longer than one text may
 */
function countedFilter(filter: FilterImplOptions, meter: Meter, library: boolean): FilterImplOptions {
  const [handler, raw] = typeof filter === "function" ? [filter, false] : [filter.handler, filter.raw];
  return {
    raw,
    handler(this: FilterCall, value: unknown, ...parameters: unknown[]): unknown {
      for (const given of [value, ...parameters]) meter.handle(library && Array.isArray(given) ? sizeOf(given) * MEMBER : sizeOf(given));
      const result: unknown = meter.inside(() => toValueSync(handler.apply(this, [value, ...parameters]) as unknown));
      if (library) meter.make(sizeOf(result));
      else meter.handle(sizeOf(result));
      return result;
    },
  };
}

/** A member of a list takes one of the library's filters as long as so many characters. */
const MEMBER = 20;

/** Characters of a text, members of a list; anything counts for one. */
const sizeOf = (value: unknown): number => 1 + (typeof value === "string" || Array.isArray(value) ? value.length : 0);

/** `date` and its kin say the time of day for these words. */
const CLOCK = new Set<unknown>(["now", "today"]);

function withoutClock(name: string, filter: FilterImplOptions): FilterImplOptions {
  if (!name.startsWith("date") || typeof filter !== "function") return filter;
  return function (this: FilterCall, value: unknown, ...parameters: unknown[]): unknown {
    if (CLOCK.has(value)) throw new Error(`不能用“${String(value)}”，日期请写{{ 今天 }}`);
    return filter.apply(this, [value, ...parameters]) as unknown;
  };
}

/** Comparing goes through both sides. */
function countedOperators(meter: Meter): typeof defaultOperators {
  const counted = Object.entries(defaultOperators).map(([sign, compare]): [string, typeof compare] => [
    sign,
    // What takes one side has the context in the other's place.
    (left: unknown, right: unknown, context: Context): ReturnType<typeof compare> => {
      meter.handle(sizeOf(left) + sizeOf(right));
      return compare(left, right as Context, context);
    },
  ]);
  return Object.fromEntries(counted);
}

/** Collects what is written, each piece told to `count` first. */
function emitterOf(count: (text: string) => void): Emitter {
  return {
    buffer: "",
    write(piece: unknown) {
      const text = typeof piece === "string" ? piece : String(piece ?? "");
      count(text);
      this.buffer += text;
    },
  };
}

/** The library's own `capture` writes without counting. */
const captureWith = (meter: Meter): typeof CaptureTag =>
  class extends CaptureTag {
    override *render(context: Context): Generator<unknown, void, string> {
      let length = 0;
      const captured = emitterOf((text) => {
        length += text.length;
        meter.make(length, text.length);
      });
      yield this.liquid.renderer.renderTemplates(this.templates, context, captured);
      context.bottom()[this.variable] = captured.buffer;
    }
  };

/** Text with marks comes from our filters; any other text comes from a ledger. A bare number is left unmarked, for lint to find. */
function printed(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return typeof value === "number" ? String(value) : "";
  return hasMarks(value) ? value : quoteMark(value);
}

function asTemplateError(error: unknown, limits: TemplateLimits): TemplateError {
  const token = error instanceof LiquidError ? error.token : undefined;
  const line = token ? (token.getPosition()[0] ?? 1) : 1;
  const struck = struckIn(error, limits);
  if (struck) return new TemplateError(line, struck.message, struck);
  if (error instanceof Error) return new TemplateError(line, reasonOf(error.message));
  throw error;
}

/** The limit behind an error, however often the library wrapped it. What goes deeper than the computer's stack goes too deep as well. */
function struckIn(error: unknown, limits: TemplateLimits): LimitStruck | null {
  for (let cause = error; cause instanceof Error; cause = "originalError" in cause ? cause.originalError : null) {
    if (cause instanceof LimitStruck) return cause;
    if (cause instanceof RangeError) return new LimitStruck("depth", limits.depth);
  }
  return null;
}

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/undefined variable: ([^,]+)/, "没有“$1”这个名称，请对照设置·报告里的说明改正"],
  [/undefined filter: ([^,]+)/, "没有“$1”这个用法，请对照模板开头的说明改正"],
  [/tag "([^"]+)" not found/, "没有“$1”这个标签"],
  [/tag (.+) not closed/, "标签 $1 没有结束"],
  [/ENOENT|Failed to lookup/, "模板不能引用别的文件"],
];

function reasonOf(message: string): string {
  for (const [pattern, words] of REASONS) {
    const match = pattern.exec(message);
    if (match) return words.replace("$1", match[1] ?? "");
  }
  return message;
}
