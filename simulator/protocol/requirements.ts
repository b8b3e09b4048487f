/** API sets of a host: what `Office.context.requirements.isSetSupported` answers, and the gate before every member of the object model. */

import { HostError } from "./host-error";

export interface RequirementPreset {
  readonly name: string;
  /** Full version of the Office that it stands for. */
  readonly version: string;
  /** Set → highest version. Versions are texts: 1.20 is above 1.2. */
  readonly sets: Sets;
}

interface Sets {
  readonly [set: string]: string;
}

/** One Office, and what its Excel alone has. */
interface Stated extends RequirementPreset {
  readonly inExcel?: Sets;
  /** What its Word alone has. */
  readonly inWord?: Sets;
}

const basic = {
  DialogApi: "1.2",
  DialogOrigin: "1.1",
  AddinCommands: "1.3",
  OpenBrowserWindowApi: "1.1",
  ImageCoercion: "1.2",
  Settings: "1.1",
  CustomXmlParts: "1.1",
  DelayForCellEdit: "1.1",
};
const shared = { ...basic, RibbonApi: "1.2" };
/** The document as a file. */
const files = { File: "1.1", CompressedFile: "1.1" };

/**
 * Presets: what Microsoft's tables of requirement sets state for each Office. Its table of SharedRuntime has Excel from 2021 on, Word from 2024;
 * that of KeyboardShortcuts has no volume licence at all.
 */
export const presets = {
  "LTSC 2021": {
    name: "Office LTSC 2021",
    version: "16.0.14332.20000",
    sets: { ...shared, ExcelApi: "1.14", WordApi: "1.3" },
    inExcel: { SharedRuntime: "1.1" },
    inWord: files,
  },
  "LTSC 2024": {
    name: "Office LTSC 2024",
    version: "16.0.17928.20000",
    sets: { ...shared, ExcelApi: "1.17", WordApi: "1.8", SharedRuntime: "1.1" },
    inExcel: { SharedRuntime: "1.2" },
    inWord: files,
  },
  "Microsoft 365": {
    name: "Microsoft 365",
    version: "16.0.19000.20000",
    // office.js of npm asks for WordApiOnline before comments and tracking of changes, whatever WordApi says.
    sets: { ...shared, ExcelApi: "1.20", ExcelApiOnline: "1.1", WordApi: "1.9", WordApiOnline: "1.1", SharedRuntime: "1.1", KeyboardShortcuts: "1.1" },
    inExcel: { SharedRuntime: "1.2" },
    inWord: files,
  },
  "No shared runtime": { name: "没有共享运行时的 Office", version: "16.0.14332.20000", sets: { ...basic, ExcelApi: "1.14", WordApi: "1.3" }, inWord: files },
  "Excel 2016": { name: "Excel 2016", version: "16.0.4266.1001", sets: { ExcelApi: "1.1", WordApi: "1.1", DialogApi: "1.1", AddinCommands: "1.1" } },
} as const satisfies { readonly [name: string]: Stated };

export type PresetName = keyof typeof presets;

/**
 * A preset by its name, as one host of it has it; a bare version such as "1.14" stands for an Office with that version of `api` and nothing else above it.
 * @param api ExcelApi or WordApi
 */
export function presetOf(name: string, api: string): RequirementPreset {
  const known: Stated | undefined = Object.entries(presets).find(([key]) => key === name)?.[1];
  if (known) return { name: known.name, version: known.version, sets: { ...known.sets, ...(api === "ExcelApi" ? known.inExcel : known.inWord) } };
  if (!/^\d+\.\d+$/.test(name)) throw new HostError("InvalidArgument", `No such requirement preset: ${name}`);
  return { name: `${api} ${name}`, version: "16.0.0.0", sets: { ...presets["LTSC 2021"].sets, ...(api === "WordApi" ? files : {}), [api]: name } };
}

/** @returns whether the preset has at least this version of a set; unknown sets are not supported. */
export function isSetSupported(preset: RequirementPreset, set: string, version?: string): boolean {
  const found = Object.entries(preset.sets).find(([name]) => name.toLowerCase() === set.toLowerCase())?.[1];
  return found !== undefined && compareVersions(found, version ?? "0") >= 0;
}

/** @returns negative, 0 or positive, as 1.9 comes before 1.10. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
