/** Data validation and conditional formats of a file, as the workbook model has them. */
import type { ConditionalRule, DataValidation } from "hucre/xlsx";
import { parseArea, type Area } from "../book/address";
import { createSettings, type Plain, type Sheet } from "../book/sheet";
import { newId, type Workbook } from "../book/workbook";
import { part } from "../objects/define";
import { colorOf } from "./look";

const validationKeys: { readonly [type: string]: string } = {
  whole: "wholeNumber",
  decimal: "decimal",
  date: "date",
  time: "time",
  textLength: "textLength",
  custom: "custom",
};

/** A rule of what may be typed, or nothing where it names no cells. */
export function validationOf(rule: DataValidation): Sheet["validations"] {
  const areas = areasOf(rule.range);
  if (areas.length === 0) return [];
  const operator = rule.operator === undefined ? "Between" : rule.operator.charAt(0).toUpperCase() + rule.operator.slice(1);
  const source = rule.values ? rule.values.join(",") : `=${rule.formula1 ?? ""}`;
  const made: { readonly [key: string]: Plain } =
    rule.type === "list"
      ? { list: { inCellDropDown: true, source } }
      : rule.type === "custom"
        ? { custom: { formula: `=${rule.formula1 ?? ""}` } }
        : { [validationKeys[rule.type] ?? "custom"]: { formula1: rule.formula1 ?? "", formula2: rule.formula2 ?? "", operator } };
  return [
    {
      areas,
      rule: made,
      errorAlert: {
        message: rule.errorMessage ?? "",
        showAlert: rule.showErrorMessage !== false,
        style: rule.errorStyle === "warning" ? "Warning" : rule.errorStyle === "information" ? "Information" : "Stop",
        title: rule.errorTitle ?? "",
      },
      prompt: { message: rule.inputMessage ?? "", showPrompt: rule.showInputMessage !== false, title: rule.inputTitle ?? "" },
      ignoreBlanks: rule.allowBlank !== false,
    },
  ];
}

const operators: { readonly [name: string]: string } = {
  between: "Between",
  notBetween: "NotBetween",
  equal: "EqualTo",
  notEqual: "NotEqualTo",
  greaterThan: "GreaterThan",
  lessThan: "LessThan",
  greaterThanOrEqual: "GreaterThanOrEqual",
  lessThanOrEqual: "LessThanOrEqual",
};

/** A conditional format of the file joins the sheet's; kinds that the model does not show are passed over. */
export function addRule(book: Workbook, sheet: Sheet, rule: ConditionalRule, theme: readonly string[]): void {
  const type = { cellIs: "CellValue", dataBar: "DataBar", expression: "Custom", containsText: "ContainsText", colorScale: "ColorScale" }[String(rule.type)];
  const areas = areasOf(rule.range);
  if (type === undefined || areas.length === 0) return;
  const settings = createSettings();
  const formulas = Array.isArray(rule.formula) ? rule.formula : rule.formula === undefined ? [] : [rule.formula];
  const looks = (name: string): void => {
    const format = part(part(settings, name), "Format");
    const fill = rule.style?.fill;
    const color = fill?.type === "pattern" ? colorOf(fill.bgColor ?? fill.fgColor, theme) : null;
    if (color) part(format, "Fill").values.set("Color", color);
    const ink = colorOf(rule.style?.font?.color, theme);
    if (ink) part(format, "Font").values.set("Color", ink);
  };
  if (type === "DataBar") part(part(settings, "DataBar"), "PositiveFormat").values.set("FillColor", `#${(rule.dataBar?.color ?? "638EC6").slice(-6)}`);
  if (type === "CellValue") {
    part(settings, "CellValue").values.set("Rule", {
      formula1: formulas[0] ?? "",
      formula2: formulas[1] ?? "",
      operator: operators[rule.operator ?? "equal"] ?? "EqualTo",
    });
    looks("CellValue");
  }
  if (type === "Custom") {
    part(part(settings, "Custom"), "Rule").values.set("Formula", `=${formulas[0] ?? ""}`);
    looks("Custom");
  }
  if (type === "ContainsText") {
    part(settings, "TextComparison").values.set("Rule", { operator: "Contains", text: rule.text ?? "" });
    looks("TextComparison");
  }
  sheet.conditionalFormats.push({ id: newId(book), type, areas, stopIfTrue: rule.stopIfTrue === true, settings });
}

function areasOf(text: string): Area[] {
  return text
    .split(/[ ,]+/)
    .map(parseArea)
    .filter((area) => area !== null);
}
