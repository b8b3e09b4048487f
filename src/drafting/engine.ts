/** The template language: liquidjs, strict and without files. What a template prints from a ledger is marked as the ledger's words. */
import { Liquid, LiquidError } from "liquidjs";
import type { Filter } from "./filters";
import { hasMarks, ORDINAL, quoteMark, withoutMarks } from "./marks";

/** A report template that cannot be carried out: a name misspelt, a tag not closed. `message` is Chinese and names the line. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  constructor(
    readonly line: number,
    readonly detail: string,
  ) {
    super(`报告模板第 ${line} 行有误：${detail}`);
  }
}

/**
 * Renders a template to marked text.
 * @throws TemplateError for an unknown name or filter, broken syntax, or a template that takes too long
 */
export function render(source: string, scope: object, filters: Readonly<Record<string, Filter>>): string {
  const engine = engineWith(filters);
  try {
    return engine.renderSync(engine.parse(withoutMarks(source).replaceAll("〔是〕", ORDINAL)), scope);
  } catch (error) {
    throw asTemplateError(error);
  }
}

function engineWith(filters: Readonly<Record<string, Filter>>): Liquid {
  const engine = new Liquid({
    templates: {},
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    renderLimit: 20_000,
    memoryLimit: 50_000_000,
    outputEscape: printed,
  });
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
  return engine;
}

/** Text with marks comes from our filters; any other text comes from a ledger. A bare number is left unmarked, for lint to find. */
function printed(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return typeof value === "number" ? String(value) : "";
  return hasMarks(value) ? value : quoteMark(value);
}

function asTemplateError(error: unknown): TemplateError {
  if (!(error instanceof LiquidError)) throw error;
  const line = error.token ? error.token.getPosition()[0] : 1;
  return new TemplateError(line ?? 1, reasonOf(error.message));
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
