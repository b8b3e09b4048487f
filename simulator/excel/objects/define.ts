/**
 * Types of Excel's object model. Names, what is writable and API sets come from object-model.json; a description adds what a member does.
 * Members without a description are kept as settings (a page's margins, an axis' colour) where the type has a place for them, and answer
 * NotImplemented with their name where it has none.
 */
import objectModel from "../object-model.json";
import { gateOf as gateOver, playedClass, type ClassTable, type PlayedClass } from "../../protocol/class-table";
import { HostError, notSimulated } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import { defineType, type Argument, type HostObject, type ObjectType, type Outcome, type Scalar, type TypeDescription } from "../../protocol/object-type";
import type { RequirementPreset } from "../../protocol/requirements";
import type { Gate } from "../../protocol/query";
import { hexOf } from "../book/colors";
import { createSettings, type Plain, type Settings } from "../book/sheet";

const classes: ClassTable = new Map(Object.entries(objectModel));

const played = new Map<string, PlayedClass>();

/** Every class that a loaded file describes: what the README says is played. */
export const playedInExcel: ReadonlyMap<string, PlayedClass> = played;

export interface ExcelDescription<T> extends Omit<TypeDescription<T>, "name"> {
  /** Where members without a description are kept. */
  readonly settings?: (target: T) => Settings;
  /** Values of kept members before anyone set them. */
  readonly defaults?: { readonly [name: string]: Plain };
}

export function defineExcel<T>(name: string, description: ExcelDescription<T>): ObjectType<T> {
  const entry = classes.get(name);
  played.set(name, playedClass(description, description.settings !== undefined));
  const scalars: { [name: string]: Scalar<T> } = { ...description.scalars };
  const navigation: { [name: string]: (target: T) => HostObject | null } = { ...description.navigation };
  const methods: { [name: string]: (target: T, args: readonly Argument[]) => Outcome | void } = { ...description.methods };
  for (const [member, set] of Object.entries(entry?.scalars ?? {})) {
    if (!scalars[member]) scalars[member] = keptScalar(`${name}.${member}`, member, set.endsWith("writable"), description);
  }
  for (const [member, target] of Object.entries(entry?.navigation ?? {})) {
    if (!navigation[member]) navigation[member] = keptPart(name, member, target.split(" ")[0] ?? "", description);
  }
  for (const member of Object.keys(entry?.methods ?? {})) {
    if (!methods[member]) {
      methods[member] = () => {
        throw notSimulated(`${name}.${member}`);
      };
    }
  }
  return defineType({ ...description, name, scalars, navigation, methods });
}

/** Methods of parts that only set one kept value: which one. */
const setters: { readonly [method: string]: string } = { "ChartFill.SetSolidColor": "SolidColor", "ChartFont.SetColor": "Color" };

/** What such methods do: keep their argument; `Clear` forgets everything kept. */
function settersOf(name: string): { [method: string]: (target: Settings, args: readonly Argument[]) => void } {
  const methods: { [method: string]: (target: Settings, args: readonly Argument[]) => void } = {};
  for (const [location, kept] of Object.entries(setters)) {
    const [type, method = ""] = location.split(".");
    if (type === name) methods[method] = (target, [value]) => void target.values.set(kept, keptValue(kept, (value ?? null) as Plain));
  }
  if (name === "ChartFill") methods.Clear = (target) => target.values.clear();
  return methods;
}

const settingsTypes = new Map<string, ObjectType<Settings>>();

/** A type all of whose members are kept as settings. */
export function settingsType(name: string, defaults: { readonly [name: string]: Plain } = {}): ObjectType<Settings> {
  const known = settingsTypes.get(name);
  if (known) return known;
  const made = defineExcel<Settings>(name, { settings: (target) => target, defaults, methods: settersOf(name) });
  settingsTypes.set(name, made);
  return made;
}

/** Settings below a name, made on first use. */
export function part(settings: Settings, name: string): Settings {
  let found = settings.parts.get(name);
  if (!found) {
    found = createSettings();
    settings.parts.set(name, found);
  }
  return found;
}

function keptScalar<T>(location: string, member: string, writable: boolean, description: ExcelDescription<T>): Scalar<T> {
  const place = description.settings;
  if (!place) {
    const refuse = (): never => {
      throw notSimulated(location);
    };
    return writable ? { get: refuse, set: refuse, onRequest: true } : { get: refuse, onRequest: true };
  }
  const get = (target: T): Json => place(target).values.get(member) ?? description.defaults?.[member] ?? null;
  return writable ? { get, set: (target, value) => void place(target).values.set(member, keptValue(member, value)) } : { get };
}

/** Colours are kept as Excel gives them back. */
function keptValue(member: string, value: Json): Plain {
  if (!/Color$/.test(member) || typeof value !== "string" || value === "") return value;
  const color = hexOf(value);
  if (color === null) throw new HostError("InvalidArgument");
  return color;
}

function keptPart<T>(type: string, member: string, childClass: string, description: ExcelDescription<T>): (target: T) => HostObject {
  const place = description.settings;
  return (target) => {
    if (!place) throw notSimulated(`${type}.${member}`);
    return settingsType(childClass)(part(place(target), member));
  };
}

/** The gate before every member of Excel's object model. */
export function gateOf(preset: () => RequirementPreset): Gate {
  return gateOver(classes, "ExcelApi", preset);
}
