/**
 * 用语: the words that a town sets once, as a template prints them. Where a template only prints a key, its words keep the key, so that others
 * can be put in their place later (reworded.ts); where it asks about the key, what it prints besides may hang on the words, and they stay as drafted.
 */
import { printedTown } from "./town-name";
import { settingMark, wordingMark } from "./marks";
import { settingWords } from "./wording";

/** The signature is the town's name until a town says otherwise. */
const SIGNATURE = "落款";

/** The words of each key as they are printed. */
export function printedWords(wording: Readonly<Record<string, string>>, town: string): Record<string, string> {
  const entries = Object.entries(wording).map(([key, text]) => [key, settingWords(text) || (key === SIGNATURE ? printedTown(town) : "")]);
  return Object.fromEntries(entries) as Record<string, string>;
}

/** What a template finds under 用语; null where there are no words and the template may ask whether there are. */
export function wordingScope(words: Readonly<Record<string, string>>, source: string): Readonly<Record<string, string | null>> {
  const free = freeKeys(source, Object.keys(words));
  return Object.fromEntries(Object.entries(words).map(([key, text]) => [key, free.has(key) ? wordingMark(key, text) : settingMark(text) || null]));
}

const COMMENT = /\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g;
const CAPTURE = /\{%-?\s*capture\b[\s\S]*?\{%-?\s*endcapture\s*-?%\}/g;
const MARKUP = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;
/** `{{ 用语.主送 }}`, with nothing done to it. */
const PRINTED = /^\{\{-?\s*用语\.[^\s.|,:[\]{}%]+\s*-?\}\}$/;
/** There always is a signature: what older templates ask, the answer is yes. */
const IS_SIGNED = new RegExp(`^\\{%-?\\s*if\\s+用语\\.${SIGNATURE}\\s*-?%\\}$`);
const MENTION = /用语(?:\s*\.\s*([^\s.|,:[\]{}%]+)|\s*\[\s*["']([^"']*)["']\s*\])?/g;

/** The keys that a template prints and does nothing else with: asks nothing, filters nothing, keeps nothing in a variable. */
export function freeKeys(source: string, keys: readonly string[]): ReadonlySet<string> {
  const live = source.replace(COMMENT, "");
  const captured = (live.match(CAPTURE) ?? []).flatMap((text) => text.match(MARKUP) ?? []);
  const rest = (live.replace(CAPTURE, "").match(MARKUP) ?? []).filter((markup) => !PRINTED.test(markup) && !IS_SIGNED.test(markup));
  const bound = [...captured, ...rest].flatMap((markup) => [...markup.matchAll(MENTION)].map(([, member, index]) => member ?? index ?? null));
  if (bound.includes(null)) return new Set();
  // A key with a line break or a mark of ours in it cannot stand within a mark.
  return new Set(keys.filter((key) => !bound.includes(key) && !/[\p{Cc}\uE000-\uE00F]/u.test(key)));
}
