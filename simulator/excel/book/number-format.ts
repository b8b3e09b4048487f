/** Number formats: what a cell shows (`text`) for its value, by Excel's format codes. */
import { dateOf, weekdayOf } from "./date";
import { shortDate } from "./read-entry";
import { isError, type CellValue } from "./value";

/** Text of a value. */
export function formatValue(value: CellValue, format: string): string {
  return formatted(value, format).text;
}

/** Text and the colour that a section like `[Red]` gives, or null. */
export function formatted(value: CellValue, format: string): { readonly text: string; readonly color: string | null } {
  if (value === null) return { text: "", color: null };
  if (isError(value)) return { text: value.error, color: null };
  if (typeof value === "boolean") return { text: value ? "TRUE" : "FALSE", color: null };
  const sections = splitSections(regional(format));
  if (typeof value === "string") {
    const section = sections.length >= 4 ? sections[3] : sections.find((one) => one.includes("@"));
    return { text: section === undefined || section === "@" ? value : literal(section).replace("@", value), color: colorIn(section ?? "") };
  }
  const { section, shown } = sectionFor(value, sections);
  return { text: number(shown, section), color: colorIn(section) };
}

/** Number formats 14 and 22 are the region's own, whatever their codes say. */
function regional(format: string): string {
  return format.startsWith(shortDate) ? format.replace(shortDate, "yyyy/m/d") : format;
}

/** A format as the user's Excel writes it, here 中文(中国). */
export function localFormat(format: string): string {
  return format === "General" ? "G/通用格式" : regional(format);
}

/** Whether a format shows a number as a date or a time. */
export function isDateFormat(format: string): boolean {
  const bare = (splitSections(format)[0] ?? "").replace(/"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

const colors: { readonly [name: string]: string } = {
  red: "#FF0000",
  blue: "#0000FF",
  green: "#00B050",
  black: "#000000",
  white: "#FFFFFF",
  yellow: "#FFFF00",
  magenta: "#FF00FF",
  cyan: "#00FFFF",
};

function colorIn(section: string): string | null {
  const name = /\[(red|blue|green|black|white|yellow|magenta|cyan|红色|蓝色|绿色)\]/i.exec(section)?.[1]?.toLowerCase();
  if (name === undefined) return null;
  return colors[{ 红色: "red", 蓝色: "blue", 绿色: "green" }[name] ?? name] ?? null;
}

const cache = new Map<string, readonly string[]>();

function splitSections(format: string): readonly string[] {
  const known = cache.get(format);
  if (known) return known;
  const sections: string[] = [""];
  let quoted = false;
  for (let i = 0; i < format.length; i++) {
    const character = format.charAt(i);
    if (character === '"') quoted = !quoted;
    if (character === "\\" && !quoted) {
      sections[sections.length - 1] += character + format.charAt(++i);
      continue;
    }
    if (character === ";" && !quoted) sections.push("");
    else sections[sections.length - 1] += character;
  }
  cache.set(format, sections);
  return sections;
}

function sectionFor(value: number, sections: readonly string[]): { readonly section: string; readonly shown: number } {
  const first = sections[0] ?? "General";
  const condition = /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/;
  if (condition.test(first)) {
    for (const section of sections) {
      const match = condition.exec(section);
      if (!match || holds(value, match[1] ?? "=", Number(match[2]))) return { section, shown: value };
    }
    return { section: first, shown: value };
  }
  if (value < 0 && sections.length > 1) return { section: sections[1] ?? first, shown: -value };
  if (value === 0 && sections.length > 2) return { section: sections[2] ?? first, shown: 0 };
  return { section: first, shown: value };
}

function holds(value: number, operator: string, bound: number): boolean {
  if (operator === "<") return value < bound;
  if (operator === ">") return value > bound;
  if (operator === "<=") return value <= bound;
  if (operator === ">=") return value >= bound;
  return operator === "=" ? value === bound : value !== bound;
}

function number(value: number, section: string): string {
  // `[$€-de-DE]`: a currency, its region after it.
  const code = section.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, '"$1"').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  if (/^general$/i.test(code.trim()) || code.trim() === "" || /^G\/通用格式$/i.test(code.trim())) return code === "" ? "" : general(value);
  if (/general/i.test(code)) return literal(code.replace(/general/i, "\uE000")).replace("\uE000", general(value));
  if (code.trim() === "@") return general(value);
  if (/\?\/\?/.test(code)) return fraction(value, code);
  return isDateFormat(code) ? date(value, code) : decimal(value, code);
}

/** `# ?/?`: a whole number and the nearest fraction with so many digits below, its places kept. */
function fraction(value: number, code: string): string {
  const places = /\/(\?+)/.exec(code)?.[1]?.length ?? 1;
  const size = Math.abs(value);
  const whole = Math.floor(size);
  let best = { above: 0, below: 1 };
  for (let below = 1; below < 10 ** places; below++) {
    const above = Math.round((size - whole) * below);
    if (Math.abs(above / below - (size - whole)) < Math.abs(best.above / best.below - (size - whole)) - 1e-12) best = { above, below };
  }
  const up = best.above === best.below ? 1 : 0;
  const shown = best.above === 0 || up === 1 ? " ".repeat(places * 2 + 1) : `${String(best.above).padStart(places)}/${String(best.below).padEnd(places)}`;
  const front = whole + up === 0 && shown.trim() !== "" ? "" : String(whole + up);
  return `${value < 0 ? "-" : ""}${front} ${shown}`;
}

/** General: up to 11 characters in a cell, then rounding, then scientific. */
export function general(value: number): string {
  const plain = String(Number(value.toPrecision(15)));
  if (plain.replace("-", "").length <= 11 && !plain.includes("e")) return plain;
  const size = Math.abs(value);
  if (size >= 1e11 || (size < 1e-4 && size > 0)) {
    const [mantissa = "", exponent = "0"] = value.toExponential(5).split("e");
    return `${String(Number(mantissa))}E${Number(exponent) < 0 ? "-" : "+"}${String(Math.abs(Number(exponent))).padStart(2, "0")}`;
  }
  const whole = String(Math.trunc(size)).length;
  return String(Number(value.toFixed(Math.max(0, 10 - whole))));
}

/** Literal parts of a section without the marks around them. */
function literal(code: string): string {
  return code.replace(
    /"([^"]*)"|\\(.)|_.|\*./g,
    (found, quoted: string | undefined, escaped: string | undefined) => quoted ?? escaped ?? (found.startsWith("_") ? " " : ""),
  );
}

function decimal(value: number, code: string): string {
  // Literals are set aside (between private-use characters) so that digits in them are not placeholders.
  const kept: string[] = [];
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, (found) => {
    kept.push(literal(found));
    return `\uE001${kept.length - 1}\uE002`;
  });
  const match = /[0#?][0#?,]*(?:\.[0#?]*)?(?:[eE][+-]0+)?|\.[0#?]+/.exec(bare.replace(/\uE001\d+\uE002/g, (mark) => "\uE003".repeat(mark.length)));
  const restore = (text: string): string => text.replace(/\uE001(\d+)\uE002/g, (_, index: string) => kept[Number(index)] ?? "");
  if (!match) return restore(bare);
  const pattern = match[0];
  const percents = (bare.match(/%/g) ?? []).length;
  const thousands = (/,+$/.exec(pattern.split(".")[0] ?? "")?.[0] ?? "").length;
  const scaled = (Math.abs(value) * 100 ** percents) / 1000 ** thousands;
  const body = digits(scaled, pattern.replace(/,+(?=\.|$)/, ""));
  const sign = value < 0 && Number(body.replace(/[^\d.]/g, "")) !== 0 ? "-" : "";
  return sign + restore(bare.slice(0, match.index)) + body + restore(bare.slice(match.index + pattern.length));
}

function digits(value: number, pattern: string): string {
  const [whole = "", fraction = ""] = pattern.split(".");
  if (/e/i.test(pattern))
    return value
      .toExponential(fraction.replace(/[^0#?]/g, "").length)
      .toUpperCase()
      .replace(/E([+-])(\d)$/, "E$10$2");
  const most = fraction.length;
  const least = (fraction.match(/0/g) ?? []).length;
  let [integer = "", decimals = ""] = round(value, most).split(".");
  while (decimals.length > least && decimals.endsWith("0")) decimals = decimals.slice(0, -1);
  const required = (whole.match(/0/g) ?? []).length;
  if (integer === "0" && required === 0) integer = "";
  integer = integer.padStart(required, "0");
  if (whole.includes(",")) integer = integer.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === "" && !(pattern.includes(".") && least > 0) ? integer + (pattern.includes(".") && most === 0 ? "." : "") : `${integer}.${decimals}`;
}

/** Half away from zero on the 15 digits that Excel keeps. */
function round(value: number, places: number): string {
  const factor = 10 ** places;
  return (Math.round(Number((value * factor).toPrecision(15))) / factor).toFixed(places);
}

const monthNames = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

function monthName(month: number, length: number): string {
  const name = monthNames[month - 1] ?? "";
  return length === 3 ? name.slice(0, 3) : length === 5 ? name.slice(0, 1) : name;
}

const weekdays = ["日", "一", "二", "三", "四", "五", "六"];

interface Moment {
  readonly serial: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

function momentOf(serial: number): Moment {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  return { serial, ...dateOf(serial), hour: Math.floor(seconds / 3600), minute: Math.floor(seconds / 60) % 60, second: seconds % 60 };
}

const padded = (value: number, length: number): string => (length >= 2 ? String(value).padStart(2, "0") : String(value));

function weekday({ serial }: Moment): string {
  return weekdays[weekdayOf(serial)] ?? "";
}

/** Parts of a format by their letters: what each writes, given how often its letter stands there. Minutes and months share theirs. */
const dateParts: readonly { readonly pattern: RegExp; readonly write: (at: Moment, length: number) => string }[] = [
  { pattern: /^am\/pm$/, write: ({ hour }) => (hour < 12 ? "AM" : "PM") },
  { pattern: /^上午\/下午$/, write: ({ hour }) => (hour < 12 ? "上午" : "下午") },
  { pattern: /^y+$/, write: ({ year }, length) => (length > 2 ? String(year) : String(year % 100).padStart(2, "0")) },
  { pattern: /^d+$/, write: (at, length) => (length <= 2 ? padded(at.day, length) : `星期${weekday(at)}`) },
  { pattern: /^a{3,4}$/, write: (at, length) => (length === 4 ? "星期" : "") + weekday(at) },
  { pattern: /^s+$/, write: ({ second }, length) => padded(second, length) },
];

function date(serial: number, code: string): string {
  const at = momentOf(serial);
  const noon = /am\/pm|上午\/下午/i.test(code);
  let lastHour = false;
  return code.replace(
    /"([^"]*)"|\\(.)|\[h+\]|am\/pm|上午\/下午|y+|m+|d+|h+|s+|a{3,4}|[^ymdhsa"\\]+|./gi,
    (part, quoted: string | undefined, escaped: string | undefined) => {
      if (quoted !== undefined || escaped !== undefined) return quoted ?? escaped ?? "";
      const lower = part.toLowerCase();
      const { length } = part;
      if (lower.startsWith("[h") || /^h+$/.test(lower)) {
        lastHour = true;
        return lower.startsWith("[h") ? String(Math.floor(serial * 24 + 1e-9)) : padded(noon ? at.hour % 12 || 12 : at.hour, length);
      }
      if (/^m+$/.test(lower)) {
        const isMinute = lastHour;
        lastHour = false;
        if (isMinute) return padded(at.minute, length);
        return length <= 2 ? padded(at.month, length) : monthName(at.month, length);
      }
      const known = dateParts.find(({ pattern }) => pattern.test(lower));
      return known ? known.write(at, length) : part.replace(/^;@$|;@$/, "");
    },
  );
}
