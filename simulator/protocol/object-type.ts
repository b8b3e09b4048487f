/**
 * An object model described as data and handlers. `defineType` makes a type; calling it on a target gives the object that the batch executor
 * drives. Nothing here knows Excel or Word.
 */
import { HostError, notSimulated } from "./host-error";
import type { Json } from "./messages";

/** What a method receives for one argument: a plain value, an object of the model, or a list with objects in it. */
export type Argument = Json | HostObject | readonly Argument[];

export interface Scalar<T> {
  /** undefined: the host leaves it out of its answer. */
  readonly get: (target: T) => Json | undefined;
  readonly set?: (target: T, value: Json) => void;
  /** Left out of a load without a list of properties (costly or rare ones). */
  readonly onRequest?: boolean;
}

/** What a member gives: an object, a plain value, or undefined for nothing. */
export type Outcome = HostObject | Json | undefined;

export interface TypeDescription<T> {
  /** Class name in the object model: `Range`. Members are looked up under it in the table of API sets. */
  readonly name: string;
  /** `_Id` in results, and the key that the indexer of the collection takes. */
  readonly id?: (target: T) => Json;
  readonly scalars?: { readonly [name: string]: Scalar<T> };
  readonly navigation?: { readonly [name: string]: (target: T) => HostObject | null };
  readonly methods?: { readonly [name: string]: (target: T, args: readonly Argument[]) => Outcome | void };
  /** Collections: their items, and the item for a key. */
  readonly items?: (target: T) => readonly HostObject[];
  readonly indexer?: (target: T, args: readonly Argument[]) => HostObject | null;
  /** Can be tracked over requests (ranges). */
  readonly tracked?: boolean;
}

/** An object of the model with its type erased: all that the executor needs. */
export interface HostObject {
  readonly typeName: string;
  readonly tracked: boolean;
  readonly isCollection: boolean;
  /** Names of the scalars that a load without a list brings. */
  readonly scalarNames: readonly string[];
  /** Wire name of a member in the spelling of a load (`name`, `Name`), or null. */
  readonly scalarNamed: (spelling: string) => string | null;
  readonly navigationNamed: (spelling: string) => string | null;
  readonly id: () => Json | undefined;
  readonly get: (name: string) => Json | undefined;
  readonly set: (name: string, value: Json) => void;
  readonly navigate: (name: string) => HostObject | null;
  readonly call: (name: string, args: readonly Argument[]) => Outcome | void;
  readonly hasMethod: (name: string) => boolean;
  readonly items: () => readonly HostObject[];
  readonly item: (args: readonly Argument[]) => HostObject | null;
}

export interface ObjectType<T> {
  (target: T): HostObject;
  /** The target behind an argument; InvalidArgument where it is something else. */
  readonly targetOf: (argument: Argument | undefined) => T;
  readonly is: (argument: Argument | undefined) => boolean;
}

/** Makes a type of the object model. */
export function defineType<T>(description: TypeDescription<T>): ObjectType<T> {
  const targets = new WeakMap<object, { readonly target: T }>();
  const scalars = description.scalars ?? {};
  const navigation = description.navigation ?? {};
  const methods = description.methods ?? {};
  const scalarNames = Object.keys(scalars).filter((name) => scalars[name]?.onRequest !== true);
  const scalarSpellings = spellings(Object.keys(scalars));
  const navigationSpellings = spellings(Object.keys(navigation));

  const make = (target: T): HostObject => {
    const object: HostObject = {
      typeName: description.name,
      tracked: description.tracked === true,
      isCollection: description.items !== undefined,
      scalarNames,
      scalarNamed: (spelling) => scalarSpellings.get(spelling.toLowerCase()) ?? null,
      navigationNamed: (spelling) => navigationSpellings.get(spelling.toLowerCase()) ?? null,
      id: () => description.id?.(target),
      get: (name) => member(scalars, name, description.name).get(target),
      set: (name, value) => {
        const setter = member(scalars, name, description.name).set;
        if (!setter) throw new HostError("InvalidOperation", undefined, `${description.name}.${name}`);
        setter(target, value);
      },
      navigate: (name) => member(navigation, name, description.name)(target),
      call: (name, args) => member(methods, name, description.name)(target, args),
      hasMethod: (name) => Object.hasOwn(methods, name),
      items: () => description.items?.(target) ?? [],
      item: (args) => {
        if (!description.indexer) throw notSimulated(`${description.name}.GetItem`);
        return description.indexer(target, args);
      },
    };
    targets.set(object, { target });
    return object;
  };
  return Object.assign(make, {
    targetOf: (argument: Argument | undefined): T => {
      const found = isObject(argument) ? targets.get(argument) : undefined;
      if (!found) throw new HostError("InvalidArgument");
      return found.target;
    },
    is: (argument: Argument | undefined): boolean => isObject(argument) && targets.has(argument),
  });
}

/** @returns whether a value is an object of the model, not a plain value. */
export function isHostObject(value: Argument | undefined): value is HostObject {
  return typeof value === "object" && value !== null && "typeName" in value && typeof value.typeName === "string" && "scalarNamed" in value;
}

function isObject(value: Argument | undefined): value is HostObject {
  return typeof value === "object" && value !== null;
}

function member<M>(members: { readonly [name: string]: M }, name: string, type: string): M {
  const found = Object.hasOwn(members, name) ? members[name] : undefined;
  if (found === undefined) throw notSimulated(`${type}.${name}`);
  return found;
}

function spellings(names: readonly string[]): Map<string, string> {
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}
