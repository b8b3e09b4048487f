/** `getCellProperties`, `setCellProperties` and the like: properties of many cells, rows or columns in one array. */
import { isList, isRecord, plainOf } from "../../protocol/arguments";
import { HostError, notSimulated } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { isHostObject, type Argument, type HostObject } from "../../protocol/object-type";
import { columnLimit, columnsOf, rowLimit, rowsOf, type Area } from "../book/address";
import { areaOf, makeRange, type RangeRef } from "./range-ref";

type Axis = "cell" | "row" | "column";

/** Names of the sides, in a cell's properties and as the borders of a range have them. */
const sides: { readonly [name: string]: string } = {
  bottom: "EdgeBottom",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
  horizontal: "InsideHorizontal",
  left: "EdgeLeft",
  right: "EdgeRight",
  top: "EdgeTop",
  vertical: "InsideVertical",
};

const parts = new Set(["fill", "font", "format", "protection"]);

function partsOf(area: Area, axis: Axis): readonly (readonly Area[])[] {
  if (axis === "row") return Array.from({ length: rowsOf(area) }, (_, i) => [{ top: area.top + i, bottom: area.top + i, left: 0, right: columnLimit - 1 }]);
  if (axis === "column")
    return [Array.from({ length: columnsOf(area) }, (_, i) => ({ left: area.left + i, right: area.left + i, top: 0, bottom: rowLimit - 1 }))];
  return Array.from({ length: rowsOf(area) }, (_, row) =>
    Array.from({ length: columnsOf(area) }, (__, column) => {
      const [top, left] = [area.top + row, area.left + column];
      return { top, bottom: top, left, right: left };
    }),
  );
}

/** @returns an array in the shape of the cells (rows, columns), each with the properties asked for */
export function propertiesOf(ref: RangeRef, wanted: Argument | undefined, axis: Axis): Json {
  const options = plainOf(wanted);
  if (!isRecord(options)) throw new HostError("InvalidArgument");
  const rows = partsOf(areaOf(ref), axis).map((line) => line.map((area) => read(makeRange(ref.book, ref.sheet, area), options)));
  return axis === "cell" ? rows : rows.flat();
}

function read(object: HostObject, options: { readonly [name: string]: Json }): Json {
  const found: { [name: string]: Json } = {};
  for (const [name, wanted] of Object.entries(options)) {
    if (wanted === false || wanted === null) continue;
    if (name === "borders" && isRecord(wanted)) found[name] = bordersOf(object, wanted);
    else if (isRecord(wanted) && parts.has(name)) found[name] = read(below(object, name), wanted);
    else found[name] = object.get(scalar(object, name)) ?? null;
  }
  return found;
}

function bordersOf(object: HostObject, wanted: { readonly [name: string]: Json }): Json {
  const borders = below(object, "borders");
  // All sides are asked for by the properties of one.
  return Object.fromEntries(Object.keys(sides).map((side) => [side, read(border(borders, side), wanted)]));
}

function border(borders: HostObject, side: string): HostObject {
  const found = borders.item([sides[side] ?? side]);
  if (!found) throw new HostError("InvalidArgument");
  return found;
}

/** @throws HostError InvalidArgument where the array has not the shape of the cells (rows, columns) */
export function setProperties(ref: RangeRef, given: Argument | undefined, axis: Axis): void {
  const value = plainOf(given);
  const areas = partsOf(areaOf(ref), axis);
  const rows = axis === "cell" ? value : axis === "row" && isList(value) ? value.map((one) => [one]) : [value];
  if (!isList(rows) || rows.length !== areas.length) throw new HostError("InvalidArgument");
  areas.forEach((line, i) => {
    const own = rows[i];
    if (!isList(own ?? null) || (own as readonly Json[]).length !== line.length) throw new HostError("InvalidArgument");
    line.forEach((area, k) => write(makeRange(ref.book, ref.sheet, area), (own as readonly Json[])[k] ?? null));
  });
}

function write(object: HostObject, properties: Json): void {
  if (properties === null) return;
  if (!isRecord(properties)) throw new HostError("InvalidArgument");
  for (const [name, value] of Object.entries(properties)) {
    if (value === null) continue;
    if (name === "borders" && isRecord(value)) {
      const borders = below(object, "borders");
      for (const [side, look] of Object.entries(value)) write(border(borders, side), look);
    } else if (isRecord(value) && parts.has(name)) write(below(object, name), value);
    else object.set(scalar(object, name), value);
  }
}

function below(object: HostObject, name: string): HostObject {
  const member = object.navigationNamed(name);
  const found = member === null ? null : object.navigate(member);
  if (!isHostObject(found ?? undefined) || found === null) throw notSimulated(`cell properties with ${name}`);
  return found;
}

function scalar(object: HostObject, name: string): string {
  const member = object.scalarNamed(name);
  if (member === null) throw notSimulated(`cell properties with ${name}`);
  return member;
}
