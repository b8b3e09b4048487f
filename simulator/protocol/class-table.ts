/** The table of a host's classes (object-model.json): which members there are, which can be written, and the API set that each needs. */
import { isSetSupported, type RequirementPreset } from "./requirements";
import type { Gate } from "./query";

export interface ClassEntry {
  readonly set: string;
  /** Name → set, with ` writable` behind it where it can be set. */
  readonly scalars: { readonly [name: string]: string };
  /** Name → class and set. */
  readonly navigation: { readonly [name: string]: string };
  readonly methods: { readonly [name: string]: string };
}

export type ClassTable = ReadonlyMap<string, ClassEntry>;

/** What the files of a host say of one class. */
export interface PlayedClass {
  /** Members that do something. */
  readonly members: ReadonlySet<string>;
  /** Other properties are kept as they are set and handed back; else they answer NotSimulated, as all other methods do. */
  readonly keeps: boolean;
}

/** @returns the record of a class that is described with these members */
export function playedClass(description: { readonly [part in "scalars" | "navigation" | "methods"]?: object }, keeps: boolean): PlayedClass {
  const { scalars = {}, navigation = {}, methods = {} } = description;
  return { members: new Set([...Object.keys(scalars), ...Object.keys(navigation), ...Object.keys(methods)]), keeps };
}

/**
 * The gate before every member: ApiNotFound for what the chosen Office does not have yet.
 * @param api the set that a bare version belongs to: ExcelApi, WordApi
 */
export function gateOf(classes: ClassTable, api: string, preset: () => RequirementPreset): Gate {
  return (typeName, member) => {
    const entry = classes.get(typeName);
    if (!entry || member.startsWith("_")) return true;
    const declared = entry.scalars[member] ?? entry.methods[member] ?? afterClass(entry.navigation[member]) ?? entry.set;
    const set = declared.replace(/ writable$/, "");
    if (set === "preview") return false;
    const [name, version] = set.includes(" ") ? set.split(" ") : [api, set];
    return isSetSupported(preset(), name ?? api, version);
  };
}

function afterClass(navigation: string | undefined): string | undefined {
  return navigation?.slice(navigation.indexOf(" ") + 1);
}
