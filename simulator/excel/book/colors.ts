/** Named colours that the API takes: HTML's, as CSS Color Module Level 3 lists them (chapter 4.3), with both spellings of grey. */
import named from "./colors.json";

const colors: { readonly [name: string]: string } = named;

/** @returns `#RRGGBB` in capitals of `#rrggbb` or a named colour, null for anything else */
export function hexOf(text: string): string | null {
  if (/^#?[0-9a-f]{6}$/i.test(text)) return `#${text.replace("#", "").toUpperCase()}`;
  return colors[text.toLowerCase()] ?? null;
}
