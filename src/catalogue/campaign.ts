/**
 * A campaign is a folder of data, and this is its shape:
 *
 *     settings.json           name, version, bounds; the order of the kinds; the reports with their templates
 *     kinds/<kind>.json       a kind of ledger: words, fields, rules
 *     indicators.json         what is counted, in report order
 *     groups.json             work areas, in report order
 *     templates/<name>.liquid the reports
 *     wording.json            用语
 */
import { z } from "zod";
import type { Catalogue } from "../model/indicator";
import { parseCatalogue, settingsSchema } from "./schema";

/** Files by their paths in the folder: parsed JSON, the text of a template. */
export type CampaignFolder = Readonly<Record<string, unknown>>;

const KIND = /^kinds\/([^/]+)\.json$/;
const TEMPLATE = /^templates\/([^/]+)\.liquid$/;
const lists = ["groups", "indicators", "wording"] as const;

/**
 * The campaign as a catalogue, with no areas, targets or corrections of a certain town.
 * @throws Error whose message has one line for each fault, each naming its file or its entry
 */
export function campaignFrom(folder: CampaignFolder): Catalogue {
  const faults: string[] = [];
  const file = (path: string): unknown => {
    if (!(path in folder)) faults.push(`${path}：没有这个文件`);
    return folder[path];
  };
  const parsed = settingsSchema.safeParse(file("settings.json"));
  if (!parsed.success) faults.push(...parsed.error.issues.map((issue) => `settings.json ${issue.path.join(".")}：${issue.message}`));
  const { kinds: order, reports, ...settings } = parsed.success ? parsed.data : { kinds: [], reports: [] };
  const kinds = order.map((kind) => file(`kinds/${kind}.json`));
  const templates = reports.map(({ template, ...report }) => ({ ...report, source: textOf(file(`templates/${template}.liquid`)) }));
  const data = Object.fromEntries(lists.map((list) => [list, file(`${list}.json`)]));
  if (parsed.success) faults.push(...strays(folder, new Set(order), new Set(reports.map(({ template }) => template))));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  return parseCatalogue({ ...settings, ...data, kinds, templates, areas: [], town: null, targets: [], responsible: [], corrections: [], explanations: [] });
}

const textOf = (value: unknown): string => z.string().catch("").parse(value);

/** Files that no list names: a kind that was forgotten in the order, a template of no report, anything else. */
function strays(folder: CampaignFolder, kinds: ReadonlySet<string>, templates: ReadonlySet<string>): string[] {
  const known = new Set(["settings.json", ...lists.map((list) => `${list}.json`)]);
  return Object.keys(folder).flatMap((path) => {
    const kind = KIND.exec(path)?.[1];
    const template = TEMPLATE.exec(path)?.[1];
    if (known.has(path) || (kind !== undefined && kinds.has(kind)) || (template !== undefined && templates.has(template))) return [];
    if (kind !== undefined) return [`${path}：settings.json 的 kinds 里没有它`];
    return [template === undefined ? `${path}：口径里没有这样的文件` : `${path}：settings.json 的 reports 里没有它`];
  });
}
