/**
 * Words that sound alike: who types by 拼音 picks 出洞 for 出动. The table has the characters of GB 2312 level one by their usual syllable, without tones;
 * a character with several readings stands under the commonest.
 */
import { remembering } from "./remembering";
import table from "./sounds.json";

let syllables: Map<string, string> | null = null;

function syllableOf(character: string): string {
  // Made when first asked: most ledgers are read without it.
  syllables ??= new Map(Object.entries(table).flatMap(([syllable, characters]) => [...characters].map((each) => [each, syllable] as const)));
  return syllables.get(character) ?? character;
}

const soundOf = remembering((text: string): string => [...text].map(syllableOf).join(" "));

/** Words that are written so on purpose. */
const WORDS = new Set(["分数", "形势", "事件", "实践", "记事", "公事", "人士", "地势"]);

/**
 * Do two words sound the same and differ in writing? Words of two characters must share one: too many pairs of them sound alike by chance.
 * Both squeezed.
 */
export function soundAlike(text: string, word: string): boolean {
  if (text.length !== word.length || text.length < 2 || text === word || WORDS.has(text)) return false;
  let shared = 0;
  for (let i = 0; i < text.length; i++) if (text[i] === word[i]) shared++;
  return (text.length > 2 || shared > 0) && soundOf(text) === soundOf(word);
}
