/** Loads: from `load("items/name, items/tables/items/name")` to the nested values that office.js hands out to its proxies. */
import { HostError } from "./host-error";
import type { HostObject } from "./object-type";
import type { Json, QueryInfo } from "./messages";

/** Whether a member may be used at the chosen API sets. */
export type Gate = (typeName: string, member: string) => boolean;

export interface QueryContext {
  readonly gate: Gate;
  /** `_ReferenceId` of a tracked object, or null. */
  readonly referenceOf: (object: HostObject) => string | null;
}

/** Names wanted at one level; an empty tree below a name stands for all its scalars. */
interface Wanted {
  readonly all: boolean;
  readonly names: ReadonlyMap<string, Wanted>;
}

/**
 * @returns the value of a query action for an object. Names that it does not have are passed over, as both hosts do (Microsoft's own pages load
 * `"NoPropertiesNeeded"`, `"$none"`, `"items,value"`): a collection still answers its items then, without properties.
 * @throws HostError ApiNotFound for names that are too new
 */
export function runQuery(object: HostObject, query: QueryInfo, context: QueryContext): Json {
  const wanted = wantedOf(query.Select ?? [], query.Expand ?? []);
  return valueOf(object, wanted, context, query);
}

/** `_Id` and `_ReferenceId`: what identifies an object to office.js; answered for every instantiation. */
export function identityOf(object: HostObject, context: QueryContext): { [key: string]: Json } {
  const identity: { [key: string]: Json } = {};
  const id = object.id();
  // Classes with an `id` of their own answer it under that name, so that it can be read without loading (event targets need it).
  if (id !== undefined) {
    identity._Id = id;
    if (object.scalarNamed("Id") !== null) identity.Id = id;
  }
  const reference = context.referenceOf(object);
  if (reference !== null) identity._ReferenceId = reference;
  return identity;
}

function wantedOf(select: readonly string[], expand: readonly string[]): Wanted {
  const root = { all: select.length === 0, names: new Map<string, Wanted>() };
  for (const path of select) addPath(root, path.split(/[/.]/));
  for (const path of expand) addPath(root, [...path.split(/[/.]/), "*"]);
  return root;
}

function addPath(level: { all: boolean; names: Map<string, Wanted> }, path: readonly string[]): void {
  let at: { all: boolean; names: Map<string, Wanted> } = level;
  for (const [i, raw] of path.entries()) {
    const name = raw.trim();
    if (name === "" || (name === "items" && i === path.length - 1)) continue;
    if (name === "*" || name === "$all") {
      at.all = true;
      return;
    }
    const next = at.names.get(name) as { all: boolean; names: Map<string, Wanted> } | undefined;
    const below = next ?? { all: false, names: new Map<string, Wanted>() };
    if (!next) at.names.set(name, below);
    at = below;
  }
}

function valueOf(object: HostObject, wanted: Wanted, context: QueryContext, page?: QueryInfo): Json {
  const value = identityOf(object, context);
  if (!object.isCollection) return fill(value, object, wanted, context);
  const own = new Map([...wanted.names].filter(([name]) => object.scalarNamed(name) !== null));
  const ofItems = new Map([...wanted.names].filter(([name]) => !own.has(name)));
  fill(value, object, { all: wanted.all, names: own }, context);
  if (wanted.all || ofItems.size > 0 || own.size === 0) {
    const from = page?.Skip ?? 0;
    const items = page?.Top === undefined ? object.items().slice(from) : object.items().slice(from, from + page.Top);
    value._Items = items.map((item) => valueOf(item, { all: wanted.all || ofItems.size === 0, names: ofItems }, context));
  }
  return value;
}

function fill(value: { [key: string]: Json }, object: HostObject, wanted: Wanted, context: QueryContext): Json {
  if (wanted.all || (wanted.names.size === 0 && !object.isCollection)) {
    for (const name of object.scalarNames) {
      if (context.gate(object.typeName, name)) put(value, name, object.get(name));
    }
  }
  for (const [spelling, below] of wanted.names) {
    const scalar = object.scalarNamed(spelling);
    if (scalar !== null) {
      require(object, scalar, context);
      put(value, scalar, object.get(scalar));
      continue;
    }
    const navigation = object.navigationNamed(spelling);
    if (navigation === null) continue;
    require(object, navigation, context);
    const target = object.navigate(navigation);
    value[navigation] = target === null ? null : valueOf(target, below, context);
  }
  return value;
}

function put(value: { [key: string]: Json }, name: string, given: Json | undefined): void {
  if (given !== undefined) value[name] = given;
}

function require(object: HostObject, member: string, context: QueryContext): void {
  if (!context.gate(object.typeName, member)) throw new HostError("ApiNotFound", undefined, `${object.typeName}.${member}`);
}
