/** 设置·报告: names and bounds, work areas in report order, responsible units, wording and the templates line by line. */
import type { Grid } from "../../model/grid";
import type { Catalogue, IndicatorGroup, ReportKind, ReportTemplate, Responsible } from "../../model/indicator";
import type { SheetPlan } from "../../model/sheet-plan";
import { named } from "./indicators-sheet";
import type { SettingsReading } from "./entries";
import { choose, need, planOf, readTable, type SettingsCells, type SettingsRow, type SettingsTable } from "./table";

const sections = ["基本", "工作领域", "责任单位", "用语", "模板标题", "模板正文"] as const;
type Section = (typeof sections)[number];

const BASIC = { name: "口径名称", version: "版本", town: "镇（街道）", kindBound: "识别下限", ratio: "变化比例下限", absolute: "变化数量下限" } as const;
const reportKinds: ReadonlyMap<string, ReportKind> = new Map([
  ["汇报材料", "汇报材料"],
  ["总结报告", "总结报告"],
  ["活动报告", "活动报告"],
]);
/** A town that is not set: found from the ledgers. A blank cell means the one root of 设置·区划. */
const FOUND = "（自动识别）";

export const reportTable: SettingsTable = {
  purpose: "settings-report",
  sheet: "设置·报告",
  title: "报告用语、责任单位和模板",
  note: "类别分为基本、工作领域（报告各节的顺序）、责任单位（项目填指标编号或工作领域）、用语、模板标题、模板正文（一行一段，上下顺序就是报告的顺序）。",
  columns: [
    { header: "类别", width: 12, required: true, choices: sections, strict: true },
    { header: "项目", width: 20, required: true },
    { header: "内容", width: 110, required: true },
  ],
};

export type ReportSettings = Pick<Catalogue, "name" | "version" | "town" | "kindBound" | "changeBound" | "groups" | "responsible" | "wording" | "templates"> & {
  /** The town's cell is blank: it is the root of the area tree. */
  readonly townOpen: boolean;
};

export function reportPlan(catalogue: Catalogue): SheetPlan {
  const row = (section: Section, subject: string, content: string | number): SettingsCells => ({ 类别: section, 项目: subject, 内容: content });
  return planOf(reportTable, [
    row("基本", BASIC.name, catalogue.name),
    row("基本", BASIC.version, catalogue.version),
    row("基本", BASIC.town, catalogue.town ?? FOUND),
    row("基本", BASIC.kindBound, catalogue.kindBound),
    row("基本", BASIC.ratio, catalogue.changeBound.ratio),
    row("基本", BASIC.absolute, catalogue.changeBound.absolute),
    ...catalogue.groups.map(({ group, name }) => row("工作领域", group, name)),
    ...catalogue.responsible.map(({ subject, unit }) => row("责任单位", subject, unit)),
    ...Object.entries(catalogue.wording).map(([key, text]) => row("用语", key, text)),
    ...catalogue.templates.flatMap(({ kind, title, source }) => [
      row("模板标题", kind, title),
      ...source.split("\n").map((line) => row("模板正文", kind, line)),
    ]),
  ]);
}

/** What the rows of the sheet say, section by section. */
interface ReportRows {
  readonly basic: Map<string, SettingsRow>;
  readonly groups: IndicatorGroup[];
  readonly responsible: Responsible[];
  readonly wording: Record<string, string>;
  readonly titles: Map<ReportKind, string>;
  readonly lines: Map<ReportKind, { readonly text: string; readonly cell: string }[]>;
}

export function readReport(grid: Grid, base: Catalogue): SettingsReading<ReportSettings> {
  const { rows, findings } = readTable(grid, reportTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  const said: ReportRows = { basic: new Map(), groups: [], responsible: [], wording: {}, titles: new Map(), lines: new Map() };
  const cells = new Map<string, string>();
  for (const row of rows) {
    const section = choose(row, "类别", sectionWords);
    const subject = need(row, "项目");
    if (section === undefined || subject === undefined) continue;
    cells.set(subject, row.cell("项目"));
    readers[section](row, subject, said);
  }
  const { groups, responsible, wording } = said;
  const entries = {
    ...basicsOf(said.basic, base),
    groups: groups.length > 0 ? groups : base.groups,
    responsible: responsible.filter(({ unit }) => unit !== "").map(({ subject, unit }) => ({ subject: subjectKey(subject, groups, base), unit })),
    wording,
    templates: templatesOf(said, grid),
  };
  return { findings, cells, entries };
}

const sectionWords: ReadonlyMap<string, Section> = new Map(sections.map((section) => [section, section]));

/** What a row of each section adds. */
const readers: Readonly<Record<Section, (row: SettingsRow, subject: string, said: ReportRows) => void>> = {
  基本: (row, subject, { basic }) => basic.set(subject, row),
  工作领域: (row, subject, { groups }) => groups.push({ group: subject, name: row.text("内容") || subject }),
  责任单位: (row, subject, { responsible }) => responsible.push({ subject, unit: need(row, "内容") ?? "" }),
  用语: (row, subject, { wording }) => {
    wording[subject] = row.raw("内容");
  },
  模板标题: (row, _, { titles }) => {
    const kind = choose(row, "项目", reportKinds);
    if (kind !== undefined) titles.set(kind, need(row, "内容") ?? kind);
  },
  模板正文: (row, _, { lines }) => {
    const kind = choose(row, "项目", reportKinds);
    if (kind === undefined) return;
    const own = lines.get(kind) ?? [];
    lines.set(kind, own);
    for (const text of row.raw("内容").split("\n")) own.push({ text, cell: row.cell("内容") });
  },
};

function basicsOf(
  basic: ReadonlyMap<string, SettingsRow>,
  base: Catalogue,
): Pick<ReportSettings, "name" | "version" | "town" | "townOpen" | "kindBound" | "changeBound"> {
  const town = basic.get(BASIC.town)?.text("内容") ?? "";
  return {
    name: basic.get(BASIC.name)?.text("内容") || base.name,
    version: basic.get(BASIC.version)?.text("内容") || base.version,
    town: town === "" || town === FOUND ? null : town,
    townOpen: town === "",
    kindBound: boundOf(basic.get(BASIC.kindBound), base.kindBound, 1),
    changeBound: {
      ratio: boundOf(basic.get(BASIC.ratio), base.changeBound.ratio, Number.MAX_VALUE) || base.changeBound.ratio,
      absolute: boundOf(basic.get(BASIC.absolute), base.changeBound.absolute, Number.MAX_VALUE),
    },
  };
}

/** Who is responsible for an indicator is written by its code, for a work area by its name. */
const subjectKey = (subject: string, groups: readonly IndicatorGroup[], { indicators }: Catalogue): string =>
  indicators.some(({ code }) => code === subject) ? subject : (named(subject, groups, "group")?.group ?? subject);

function templatesOf({ titles, lines }: ReportRows, { file, sheet }: Grid): ReportTemplate[] {
  return [...new Set([...titles.keys(), ...lines.keys()])].map((kind) => {
    const own = lines.get(kind) ?? [];
    const places = own.map(({ cell }) => ({ file, sheet, cell }));
    return { kind, title: titles.get(kind) ?? kind, source: own.map(({ text }) => text).join("\n"), places };
  });
}

function boundOf(row: SettingsRow | undefined, base: number, max: number): number {
  const text = row?.text("内容") ?? "";
  if (!row || text === "") return base;
  const value = text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (Number.isFinite(value) && value >= 0 && value <= max) return value;
  row.note({ code: "settings.bad-number", params: { value: text, column: row.text("项目"), allowed: max === 1 ? "0到1之间的数" : "不小于0的数" } }, "内容");
  return base;
}
