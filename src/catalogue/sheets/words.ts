/** Lists in a cell, as people write them: 旗牌、宣传牌. What holds a separator itself stands in 「」. */

const special = /[、；;，,÷=＝≤：:（）()「」\s]/;

/** 「」 where the word could be misread, with 」 doubled inside. */
export const quote = (word: string): string => (word === "" || special.test(word) ? `「${word.replaceAll("」", "」」")}」` : word);

/** 旗牌、宣传牌; nothing is an empty cell. */
export const listText = (words: readonly string[]): string => words.map(quote).join("、");

/** The words of a list, whatever it is separated with (、，, ； ; or a line break). Blanks are left out. */
export const listOf = (text: string): string[] =>
  split(text, /[、，,；;\n\r]/)
    .map(unquote)
    .filter((word) => word !== "");

/** Splits at separators that stand outside 「」; the parts are trimmed and keep their quotes. */
export function split(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let part = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (!quoted && separator.test(letter)) {
      parts.push(part);
      part = "";
      continue;
    }
    part += letter;
    if (letter === "「") quoted = true;
    else if (letter === "」" && quoted) {
      if (text.charAt(i + 1) === "」") part += text.charAt(++i);
      else quoted = false;
    }
  }
  return [...parts, part].map((each) => each.trim());
}

/** The word inside 「」, or the text itself. */
export function unquote(text: string): string {
  const inner = /^「([^]*)」$/.exec(text)?.[1];
  return inner === undefined ? text : inner.replaceAll("」」", "」");
}
