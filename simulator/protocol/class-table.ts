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
