/** Looks of a cell. Styles are immutable and shared: equal looks are the same object, so a range of one look is found out by identity. */

export interface BorderLine {
  /** Office.js names: Continuous, Dash, Dot, Double… */
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

export const borderSides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "DiagonalDown", "DiagonalUp"] as const;
export type BorderSide = (typeof borderSides)[number];

export interface Style {
  /** The cell style that it was given last, by its name in office.js; what was set since is in the other members. */
  readonly styleName: string;
  readonly numberFormat: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: string;
  readonly strikethrough: boolean;
  readonly subscript: boolean;
  readonly superscript: boolean;
  readonly fontColor: string;
  /** null: no fill. */
  readonly fill: string | null;
  /** Office.js names: None, Solid, Gray25… */
  readonly pattern: string;
  readonly patternColor: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly wrap: boolean;
  readonly indent: number;
  readonly rotation: number;
  readonly shrink: boolean;
  readonly autoIndent: boolean;
  readonly readingOrder: string;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly EdgeTop: BorderLine | null;
  readonly EdgeBottom: BorderLine | null;
  readonly EdgeLeft: BorderLine | null;
  readonly EdgeRight: BorderLine | null;
  readonly DiagonalDown: BorderLine | null;
  readonly DiagonalUp: BorderLine | null;
}

export type StylePatch = Partial<Style>;

const pool = new Map<string, Style>();

/** Excel's own look, with the default font of a Chinese Office. */
export const plainStyle: Style = shared({
  styleName: "Normal",
  numberFormat: "General",
  fontName: "等线",
  fontSize: 11,
  bold: false,
  italic: false,
  underline: "None",
  strikethrough: false,
  subscript: false,
  superscript: false,
  fontColor: "#000000",
  fill: null,
  pattern: "None",
  patternColor: "#000000",
  horizontal: "General",
  vertical: "Center",
  wrap: false,
  indent: 0,
  rotation: 0,
  shrink: false,
  autoIndent: false,
  readingOrder: "Context",
  locked: true,
  formulaHidden: false,
  EdgeTop: null,
  EdgeBottom: null,
  EdgeLeft: null,
  EdgeRight: null,
  DiagonalDown: null,
  DiagonalUp: null,
});

const patched = new WeakMap<Style, Map<string, Style>>();

/** @returns the shared style that is `style` with the patch applied. */
export function withStyle(style: Style, patch: StylePatch): Style {
  const key = JSON.stringify(patch);
  let known = patched.get(style);
  if (!known) {
    known = new Map();
    patched.set(style, known);
  }
  const before = known.get(key);
  if (before) return before;
  const made = shared({ ...style, ...patch });
  known.set(key, made);
  return made;
}

function shared(style: Style): Style {
  const key = JSON.stringify(style);
  const known = pool.get(key);
  if (known) return known;
  const frozen = Object.freeze(style);
  pool.set(key, frozen);
  return frozen;
}
