/** `range.conditionalFormats`: rules kept as they were given; the page paints them. */
import { HostError } from "../../protocol/host-error";
import { integerOf, textOf } from "../../protocol/arguments";
import type { HostObject, ObjectType } from "../../protocol/object-type";
import { intersection, type Area } from "../book/address";
import { trimmed } from "../book/clear-cells";
import { requireAllowed } from "../book/protection";
import { createSettings, type ConditionalFormat, type Settings } from "../book/sheet";
import { newId, tell } from "../book/workbook";
import { defineExcel, part, settingsType } from "./define";
import { objectOf } from "./registry";
import { makeRange } from "./range-ref";
import type { RangePlace } from "./range-place";

interface RulePlace extends RangePlace {
  readonly rule: ConditionalFormat;
}

const kinds = ["Custom", "DataBar", "ColorScale", "IconSet", "TopBottom", "PresetCriteria", "ContainsText", "CellValue"];

/** Property of a rule of a kind: `dataBar`, `cellValue`… and its class. */
const members: { readonly [kind: string]: { readonly name: string; readonly type: ObjectType<Settings> } } = {
  Custom: { name: "Custom", type: settingsType("CustomConditionalFormat") },
  DataBar: { name: "DataBar", type: settingsType("DataBarConditionalFormat", { ShowDataBarOnly: false, BarDirection: "Context", AxisFormat: "Automatic" }) },
  ColorScale: { name: "ColorScale", type: settingsType("ColorScaleConditionalFormat") },
  IconSet: { name: "IconSet", type: settingsType("IconSetConditionalFormat") },
  TopBottom: { name: "TopBottom", type: settingsType("TopBottomConditionalFormat") },
  PresetCriteria: { name: "Preset", type: settingsType("PresetCriteriaConditionalFormat") },
  ContainsText: { name: "TextComparison", type: settingsType("TextConditionalFormat") },
  CellValue: { name: "CellValue", type: settingsType("CellValueConditionalFormat") },
};

function rulesOn(place: RangePlace): ConditionalFormat[] {
  return place.sheet.conditionalFormats.filter((rule) => rule.areas.some((own) => place.areas.some((area) => intersection(own, area))));
}

function repaint(place: RangePlace): void {
  const area: Area = place.areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
  tell(place.book, { kind: "format", sheet: place.sheet, area });
}

function detail(place: RulePlace, kind: string): HostObject | null {
  const member = members[kind];
  if (!member || place.rule.type !== kind) return null;
  return member.type(part(place.rule.settings, member.name));
}

const navigation = Object.fromEntries(
  Object.entries(members).flatMap(([kind, { name }]) => {
    const required = (place: RulePlace): HostObject => {
      const found = detail(place, kind);
      if (!found) throw new HostError("InvalidOperation");
      return found;
    };
    return [
      [name, required],
      [`${name}OrNullObject`, (place: RulePlace) => detail(place, kind)],
    ];
  }),
);

const ruleType = defineExcel<RulePlace>("ConditionalFormat", {
  id: ({ rule }) => rule.id,
  scalars: {
    Id: { get: ({ rule }) => rule.id },
    Type: { get: ({ rule }) => rule.type },
    StopIfTrue: {
      get: ({ rule }) => rule.stopIfTrue,
      set: ({ rule }, value) => {
        rule.stopIfTrue = value === true;
      },
    },
    Priority: {
      get: ({ sheet, rule }) => sheet.conditionalFormats.indexOf(rule),
      set: ({ sheet, rule }, value) => {
        const rest = sheet.conditionalFormats.filter((one) => one !== rule);
        rest.splice(Number(value), 0, rule);
        sheet.conditionalFormats = rest;
      },
    },
  },
  navigation,
  methods: {
    Delete: (place) => {
      requireAllowed(place.sheet, "allowFormatCells");
      place.sheet.conditionalFormats = place.sheet.conditionalFormats.filter((one) => one !== place.rule);
      repaint(place);
    },
    GetRange: ({ book, sheet, rule }) => {
      const first = rule.areas[0];
      if (!first) throw new HostError("ItemNotFound");
      return makeRange(book, sheet, first);
    },
    GetRangeOrNullObject: ({ book, sheet, rule }) => {
      const first = rule.areas[0];
      return first ? makeRange(book, sheet, first) : null;
    },
    GetRanges: ({ book, sheet, rule }) => objectOf("RangeAreas", { book, sheet, areas: rule.areas }),
  },
});

export const conditionalFormatsType = defineExcel<RangePlace>("ConditionalFormatCollection", {
  items: (place) => rulesOn(place).map((rule) => ruleType({ ...place, rule })),
  indexer: (place, args) => {
    const rule = rulesOn(place).find((one) => one.id === args[0]);
    return rule ? ruleType({ ...place, rule }) : null;
  },
  methods: {
    Add: (place, args) => {
      requireAllowed(place.sheet, "allowFormatCells");
      const type = kinds.find((kind) => kind.toLowerCase() === textOf(args[0]).toLowerCase());
      if (type === undefined) throw new HostError("InvalidArgument");
      const rule: ConditionalFormat = { id: newId(place.book), type, areas: [...place.areas], stopIfTrue: false, settings: createSettings() };
      place.sheet.conditionalFormats.unshift(rule);
      repaint(place);
      return ruleType({ ...place, rule });
    },
    ClearAll: (place) => {
      requireAllowed(place.sheet, "allowFormatCells");
      for (const area of place.areas) place.sheet.conditionalFormats = trimmed(place.sheet.conditionalFormats, area);
      repaint(place);
    },
    GetCount: (place) => rulesOn(place).length,
    GetItem: (place, args) => {
      const rule = rulesOn(place).find((one) => one.id === args[0]);
      if (!rule) throw new HostError("ItemNotFound");
      return ruleType({ ...place, rule });
    },
    GetItemAt: (place, args) => {
      const rule = rulesOn(place)[integerOf(args[0])];
      if (!rule) throw new HostError("ItemNotFound");
      return ruleType({ ...place, rule });
    },
    GetItemOrNullObject: (place, args) => {
      const rule = rulesOn(place).find((one) => one.id === args[0]);
      return rule ? ruleType({ ...place, rule }) : null;
    },
  },
});
