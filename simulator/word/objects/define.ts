/**
 * Types of Word's object model. Names, what is writable and API sets come from object-model.json; a description adds what a member does. A member
 * without a description answers NotImplemented with its name: never something that Word would not say.
 */
import objectModel from "../object-model.json";
import { gateOf as gateOver, playedClass, type ClassTable, type PlayedClass } from "../../protocol/class-table";
import { existing, notSimulated } from "../../protocol/host-error";
import { defineType, type Argument, type HostObject, type ObjectType, type Outcome, type Scalar, type TypeDescription } from "../../protocol/object-type";
import type { RequirementPreset } from "../../protocol/requirements";
import type { Gate } from "../../protocol/query";

const classes: ClassTable = new Map(Object.entries(objectModel));

const played = new Map<string, PlayedClass>();

/** Every class that a loaded file describes: what the README says is played. */
export const playedInWord: ReadonlyMap<string, PlayedClass> = played;

export type Scalars<T> = { [name: string]: Scalar<T> };
export type Navigation<T> = { [name: string]: (target: T) => HostObject | null };
export type Methods<T> = { [name: string]: (target: T, args: readonly Argument[]) => Outcome | void };

export type WordDescription<T> = Omit<TypeDescription<T>, "name">;

export function defineWord<T>(name: string, description: WordDescription<T>): ObjectType<T> {
  const entry = classes.get(name);
  played.set(name, playedClass(description, false));
  const scalars: Scalars<T> = { ...description.scalars };
  const navigation: Navigation<T> = { ...description.navigation };
  const methods: Methods<T> = { ...description.methods };
  const refuse = (member: string) => (): never => {
    throw notSimulated(`${name}.${member}`);
  };
  for (const [member, set] of Object.entries(entry?.scalars ?? {})) {
    const missing = refuse(member);
    scalars[member] ??= set.endsWith("writable") ? { get: missing, set: missing, onRequest: true } : { get: missing, onRequest: true };
  }
  for (const member of Object.keys(entry?.navigation ?? {})) navigation[member] ??= refuse(member);
  for (const member of Object.keys(entry?.methods ?? {})) methods[member] ??= refuse(member);
  return defineType({ tracked: true, ...description, name, scalars, navigation, methods });
}

/** A collection over a list that is made anew whenever it is asked for. */
export function defineCollection<T>(name: string, items: (target: T) => readonly HostObject[], methods: Methods<T> = {}): ObjectType<T> {
  const first = (target: T): HostObject | null => items(target)[0] ?? null;
  const last = (target: T): HostObject | null => items(target).at(-1) ?? null;
  const at = (target: T, args: readonly Argument[]): HostObject | null => (typeof args[0] === "number" ? (items(target)[args[0]] ?? null) : null);
  return defineWord<T>(name, {
    items,
    indexer: at,
    methods: {
      GetFirst: (target) => existing(first(target)),
      GetFirstOrNullObject: first,
      ...(name === "ParagraphCollection" ? { GetLast: (target: T) => existing(last(target)), GetLastOrNullObject: last } : {}),
      GetItemAt: (target, args) => existing(at(target, args)),
      ...methods,
    },
  });
}

/** The gate before every member of Word's object model. */
export function gateOf(preset: () => RequirementPreset): Gate {
  return gateOver(classes, "WordApi", preset);
}
