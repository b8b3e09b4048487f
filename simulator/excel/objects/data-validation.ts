/** `range.dataValidation`: what may be typed, kept as given. */
import { isRecord } from "../../protocol/arguments";
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { contains, intersection } from "../book/address";
import { trimmed } from "../book/clear-cells";
import { requireUnlocked } from "../book/protection";
import type { Plain, Validation } from "../book/sheet";
import { tell } from "../book/workbook";
import { defineExcel } from "./define";
import type { RangePlace } from "./range-place";

const types: { readonly [key: string]: string } = {
  list: "List",
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  date: "Date",
  time: "Time",
  textLength: "TextLength",
  custom: "Custom",
};

function ruleOn(place: RangePlace): Validation | "mixed" | null {
  const rules = place.sheet.validations.filter((rule) => rule.areas.some((own) => place.areas.some((area) => intersection(own, area))));
  const first = rules[0];
  if (!first) return null;
  const whole = place.areas.every((area) => first.areas.some((own) => contains(own, area)));
  return rules.length > 1 || !whole ? "mixed" : first;
}

function read(place: RangePlace, pick: (rule: Validation) => Json, none: Json): Json {
  const rule = ruleOn(place);
  return rule === null ? none : rule === "mixed" ? null : pick(rule);
}

/** The rule of exactly these areas, made by splitting what was there. */
function own(place: RangePlace): Validation {
  const before = ruleOn(place);
  const base = before === null || before === "mixed" ? null : before;
  for (const area of place.areas) place.sheet.validations = trimmed(place.sheet.validations, area);
  const rule: Validation = {
    areas: [...place.areas],
    rule: base?.rule ?? {},
    errorAlert: base?.errorAlert ?? { message: "", showAlert: true, style: "Stop", title: "" },
    prompt: base?.prompt ?? { message: "", showPrompt: true, title: "" },
    ignoreBlanks: base?.ignoreBlanks ?? true,
  };
  place.sheet.validations.push(rule);
  return rule;
}

function change(place: RangePlace, apply: (rule: Validation) => void): void {
  for (const area of place.areas) requireUnlocked(place.sheet, area);
  apply(own(place));
  const area = place.areas[0];
  if (area) tell(place.book, { kind: "format", sheet: place.sheet, area });
}

/** Characters that Excel's own dialog takes: a title, the message while a cell is selected, the message of an error. */
const longest = { title: 32, promptMessage: 255, errorMessage: 225 } as const;

/** @throws HostError InvalidArgument for texts that are too long, and for anything that is no alert or prompt */
function limited(value: Json, message: number): void {
  const long = (text: Json | undefined, most: number): boolean => typeof text === "string" && text.length > most;
  if (!isRecord(value) || long(value.title, longest.title) || long(value.message, message)) throw new HostError("InvalidArgument");
}

function typeOf(rule: { readonly [key: string]: Plain }): string {
  const key = Object.keys(rule).find((name) => Object.hasOwn(types, name));
  return key === undefined ? "None" : (types[key] ?? "None");
}

export const validationType = defineExcel<RangePlace>("DataValidation", {
  scalars: {
    Rule: {
      get: (place) => read(place, (rule) => rule.rule, {}),
      set: (place, value) => {
        if (!isRecord(value) || typeOf(value) === "None") throw new HostError("InvalidArgument");
        const list = value.list;
        if (isRecord(list) && typeof list.source === "string" && !list.source.startsWith("=") && list.source.length > 255)
          throw new HostError("InvalidArgument");
        change(place, (rule) => (rule.rule = value));
      },
    },
    Type: { get: (place) => (ruleOn(place) === "mixed" ? "Inconsistent" : read(place, (rule) => typeOf(rule.rule), "None")) },
    ErrorAlert: {
      get: (place) => read(place, (rule) => rule.errorAlert, { message: "", showAlert: true, style: "Stop", title: "" }),
      set: (place, value) => {
        limited(value, longest.errorMessage);
        change(place, (rule) => (rule.errorAlert = value));
      },
    },
    Prompt: {
      get: (place) => read(place, (rule) => rule.prompt, { message: "", showPrompt: true, title: "" }),
      set: (place, value) => {
        limited(value, longest.promptMessage);
        change(place, (rule) => (rule.prompt = value));
      },
    },
    IgnoreBlanks: {
      get: (place) => read(place, (rule) => rule.ignoreBlanks, true),
      set: (place, value) => change(place, (rule) => (rule.ignoreBlanks = value === true)),
    },
  },
  methods: {
    Clear: (place) => {
      for (const area of place.areas) {
        requireUnlocked(place.sheet, area);
        place.sheet.validations = trimmed(place.sheet.validations, area);
      }
    },
  },
});
