/** Fonts of runs: what they say themselves or have from their styles, and setting it. Text that differs answers an empty name, null otherwise. */
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { WordDocument } from "../document";
import { attribute, child, closest, documentOf, elementsOf, ensureChild, make, remove, setAttribute, setValue, switchOf, type Element } from "../package/xml";
import { runsIn } from "../text/tree";
import { runSources } from "./styles";

interface Member {
  readonly get: (sources: readonly Element[], run: Element) => Json;
  readonly set: (properties: Element, value: Json) => void;
}

const highlights: { readonly [name: string]: string } = {
  yellow: "#FFFF00",
  green: "#00FF00",
  cyan: "#00FFFF",
  magenta: "#FF00FF",
  blue: "#0000FF",
  red: "#FF0000",
  darkBlue: "#000080",
  darkCyan: "#008080",
  darkGreen: "#008000",
  darkMagenta: "#800080",
  darkRed: "#800000",
  darkYellow: "#808000",
  darkGray: "#808080",
  lightGray: "#C0C0C0",
  black: "#000000",
  white: "#FFFFFF",
};

const underlines: { readonly [value: string]: string } = {
  none: "None",
  single: "Single",
  words: "Word",
  double: "Double",
  dotted: "Dotted",
  thick: "Thick",
  dash: "DashLine",
  dotDash: "DotDashLine",
  dotDotDash: "TwoDotDashLine",
  wave: "Wave",
};

function first<V>(sources: readonly Element[], read: (source: Element) => V | null): V | null {
  for (const source of sources) {
    const found = read(source);
    if (found !== null) return found;
  }
  return null;
}

function toggle(name: string, other?: string): Member {
  return {
    get: (sources) => first(sources, (source) => switchOf(source, name)) ?? false,
    set: (properties, value) => {
      if (typeof value !== "boolean") throw new HostError("InvalidArgument");
      for (const one of other === undefined ? [name] : [name, other]) {
        const element = ensureChild(properties, one);
        element.removeAttributeNS(element.namespaceURI ?? "", "val");
        if (!value) setAttribute(element, "val", "0");
      }
    },
  };
}

function vertical(value: string): Member {
  return {
    get: (sources) => first(sources, (source) => attribute(child(source, "vertAlign"), "val")) === value,
    set: (properties, on) => setValue(properties, "vertAlign", on === true ? value : null),
  };
}

/** Fonts for Chinese text; the others are for Latin letters and digits. */
function isEastAsian(name: string): boolean {
  return /[\u2E80-\u9FFF]|GB2312|SimSun|SimHei|FangSong|KaiTi|DengXian|YaHei/i.test(name);
}

export const fontMembers: { readonly [name: string]: Member } = {
  Name: {
    get: (sources, run) => {
      const chinese = /[\u2E80-\u9FFF\uFF00-\uFFEF]/.test(run.textContent ?? "");
      return first(sources, (source) => attribute(child(source, "rFonts"), chinese ? "eastAsia" : "ascii")) ?? "Times New Roman";
    },
    set: (properties, value) => {
      if (typeof value !== "string" || value === "") throw new HostError("InvalidArgument");
      const fonts = ensureChild(properties, "rFonts");
      for (const name of ["ascii", "hAnsi", ...(isEastAsian(value) ? ["eastAsia"] : [])]) {
        fonts.removeAttributeNS(fonts.namespaceURI ?? "", `${name}Theme`);
        setAttribute(fonts, name, value);
      }
    },
  },
  Size: {
    get: (sources) => Number(first(sources, (source) => attribute(child(source, "sz"), "val")) ?? 20) / 2,
    set: (properties, value) => {
      if (typeof value !== "number" || !(value > 0) || value > 1638) throw new HostError("InvalidArgument");
      setValue(properties, "sz", String(Math.round(value * 2)));
      setValue(properties, "szCs", String(Math.round(value * 2)));
    },
  },
  Bold: toggle("b", "bCs"),
  Italic: toggle("i", "iCs"),
  Color: {
    get: (sources) => {
      const found = first(sources, (source) => attribute(child(source, "color"), "val"));
      return found === null || found === "auto" ? "#000000" : `#${found.toUpperCase()}`;
    },
    set: (properties, value) => setValue(properties, "color", colourOf(value)),
  },
  Underline: {
    get: (sources) => underlines[first(sources, (source) => attribute(child(source, "u"), "val")) ?? "none"] ?? "Mixed",
    set: (properties, value) => {
      const found = Object.entries(underlines).find(([, name]) => name === value)?.[0];
      if (found === undefined) throw new HostError("InvalidArgument");
      setValue(properties, "u", found);
    },
  },
  Subscript: vertical("subscript"),
  Superscript: vertical("superscript"),
  StrikeThrough: toggle("strike"),
  DoubleStrikeThrough: toggle("dstrike"),
  HighlightColor: {
    get: (sources) => {
      const found = first(sources, (source) => attribute(child(source, "highlight"), "val"));
      return found === null || found === "none" ? null : (highlights[found] ?? null);
    },
    set: (properties, value) => {
      if (value === null || value === "") return setValue(properties, "highlight", null);
      const colour = String(value).toLowerCase();
      const found = Object.entries(highlights).find(([name, hex]) => name.toLowerCase() === colour || hex.toLowerCase() === colour)?.[0];
      if (found === undefined) throw new HostError("InvalidArgument");
      setValue(properties, "highlight", found);
    },
  },
};

/** `#RRGGBB` or a name of a basic colour, as the file has it. */
export function colourOf(value: Json): string {
  const text = String(value);
  if (/^#[0-9a-f]{6}$/i.test(text)) return text.slice(1).toUpperCase();
  const named = Object.entries(highlights).find(([name]) => name.toLowerCase() === text.toLowerCase())?.[1];
  if (named === undefined) throw new HostError("InvalidArgument");
  return named.slice(1);
}

/** The value that all runs share, the empty name or null where they differ. An empty paragraph answers for the text that would be typed. */
export function readFont(document: WordDocument, runs: readonly Element[], name: string): Json {
  const member = fontMembers[name];
  if (!member) throw new HostError("ApiNotFound");
  const [one, ...others] = runs.map((run) => member.get(runSources(document, run), run));
  if (one === undefined) return name === "Name" ? "" : null;
  return others.every((other) => other === one)
    ? one
    : name === "Name" || name === "Color" || name === "HighlightColor"
      ? ""
      : name === "Underline"
        ? "Mixed"
        : null;
}

/** Sets a value on runs, and on the marks of paragraphs that are covered whole. */
export function writeFont(runs: readonly Element[], marks: readonly Element[], name: string, value: Json): void {
  const member = fontMembers[name];
  if (!member) throw new HostError("ApiNotFound");
  for (const run of runs) {
    member.set(propertiesOf(run), value);
    dropEmpty(run);
  }
  for (const paragraph of marks) {
    const mark = ensureChild(ensureChild(paragraph, "pPr"), "rPr");
    member.set(mark, value);
    if (elementsOf(mark).length === 0) remove(mark);
  }
}

function propertiesOf(run: Element): Element {
  const known = child(run, "rPr");
  if (known) return known;
  const made = make(documentOf(run), "rPr");
  run.insertBefore(made, run.firstChild);
  return made;
}

function dropEmpty(run: Element): void {
  const properties = child(run, "rPr");
  if (properties && elementsOf(properties).length === 0) remove(properties);
}

/** The size that a paragraph's text has, in points. */
export function fontSize(document: WordDocument, paragraph: Element): number {
  const run = runsIn(paragraph)[0] ?? paragraph;
  const size = fontMembers.Size?.get(runSources(document, closest(run, "r") ?? paragraph), run);
  return typeof size === "number" ? size : 10.5;
}
