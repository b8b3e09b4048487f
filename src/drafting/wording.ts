/**
 * Text from ledgers and settings made fit for an official document: no marks, no control characters, full-width punctuation
 * in Chinese text (GB/T 15834—2011), and nothing where a clerk left a placeholder.
 */
import { withoutMasks } from "../language/personal/mask";
import { withoutMarks } from "./marks";

const FULL_WIDTH: Readonly<Record<string, string>> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "?": "？",
  "!": "！",
  "(": "（",
  ")": "）",
  "[": "〔",
  "]": "〕",
  "{": "｛",
  "}": "｝",
  "<": "＜",
  ">": "＞",
};
const SIDE = "[\\u3400-\\u9fff\\uf900-\\ufaff〇，。、；：？！（）《》“”‘’〔〕]";
const SPACE_BESIDE_CHINESE = new RegExp(`(?<=${SIDE})\\s+|\\s+(?=${SIDE})`, "gu");
/** Commas and colons inside numbers and times stay: 1,208.72 and 8:30. */
const HALF_WIDTH = /(?<![0-9])[,:]|[,:](?![0-9])|[;?!()[\]{}<>]/g;

/** What clerks leave where a word is missing: `202_`, `***`, `××`, `？？`. */
const PLACEHOLDER = /[0-9][_＿]|[_＿]{2,}|[*＊]{2,}|[×xX]{2,}|[?？]{2,}|[□]{1,}|#(?:REF|VALUE|N\/A|NAME|DIV\/0)|^(?:null|undefined|NaN|None)$/u;

/** Chinese, digits and full-width brackets: nothing below changes them, and most texts of a ledger have nothing else. */
const PLAIN = /^[\u4e00-\u9fff0-9（）]+$/;

/** A ledger's text as words of a document: one line, full-width punctuation, no end punctuation. null: blank or a placeholder. */
export function cleanWords(text: string): string | null {
  if (PLAIN.test(text)) return text;
  const plain = withoutMarks(text)
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  if (plain === "" || PLACEHOLDER.test(withoutMasks(plain)) || /^[-—–/／.。、]+$/.test(plain)) return null;
  const ended = asChinese(plain).replace(/[，。、；：！？.,;:]+$/u, "");
  return ended === "" ? null : ended;
}

/** Settings are the staff's own sentences: punctuation is theirs, but for half-width marks in Chinese text. */
export const settingWords = (text: string): string =>
  asChinese(
    withoutMarks(text)
      .replace(/[\p{Cc}\p{Cf}]/gu, "")
      .trim(),
  );

const asChinese = (text: string): string =>
  pairedQuotes(text)
    .replace(SPACE_BESIDE_CHINESE, "")
    .replace(HALF_WIDTH, (mark) => FULL_WIDTH[mark] ?? mark)
    .replace(/…{1}(?!…)(?<!……)/gu, "……");

function pairedQuotes(text: string): string {
  let open = false;
  return text.replace(/["＂]/g, () => {
    open = !open;
    return open ? "“" : "”";
  });
}

/** A name in quotation marks, or in its own 《》. Quotation marks inside it become single ones (GB/T 15834—2011, 4.8.3.3). */
export function quoted(name: string): string {
  const bare = name.replace(/^[“"「『]([^“”"「」『』]*)[”"」』]$/u, "$1");
  if (/^《[^《》]*》$/u.test(bare)) return bare;
  return `“${bare.replace(/[“「『]/gu, "‘").replace(/[”」』]/gu, "’")}”`;
}

/** A document's title in 《》. */
export const titled = (name: string): string => {
  const bare = name.replace(/^《([^《》]*)》$/u, "$1");
  return `《${bare.replace(/《/gu, "〈").replace(/》/gu, "〉")}》`;
};
