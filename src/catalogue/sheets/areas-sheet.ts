/** 设置·区划: the areas of the town and their tree, of any depth by 上级. */
import type { Area, AreaType } from "../../model/area";
import type { Grid } from "../../model/grid";
import type { SheetPlan } from "../../model/sheet-plan";
import type { SettingsReading } from "./entries";
import { choose, need, planOf, readTable, type SettingsTable } from "./table";
import { listOf, listText } from "./words";

const types: ReadonlyMap<string, AreaType> = new Map([
  ["村", "村"],
  ["居", "居"],
  ["镇", "镇"],
  ["县", "县"],
]);

export const areasTable: SettingsTable = {
  purpose: "settings-areas",
  sheet: "设置·区划",
  title: "区划单位",
  note: "一行一个村（居）。名称写全，水口村和水口社区是两个单位。上级写所属的片区、镇，直接属于本镇的可以不填。代码是12位统计用区划代码，可以不填。别名是台账里用到的其他写法。",
  columns: [
    { header: "名称", width: 18, required: true },
    { header: "类型", width: 8, choices: [...types.keys()], strict: true },
    { header: "上级", width: 18 },
    { header: "代码", width: 16 },
    { header: "别名", width: 36 },
  ],
};

export const areasPlan = (areas: readonly Area[]): SheetPlan =>
  planOf(
    areasTable,
    areas.map(({ name, type, parent, code, aliases }) => ({ 名称: name, 类型: type, 上级: parent ?? "", 代码: code ?? "", 别名: listText(aliases) })),
  );

export function readAreas(grid: Grid): SettingsReading<Area[]> {
  const { rows, findings } = readTable(grid, areasTable);
  if (rows === null) return { entries: null, findings, cells: new Map() };
  const cells = new Map<string, string>();
  const areas: Area[] = [];
  const parents: { area: string; parent: string; note: (allowed: string) => void }[] = [];
  for (const row of rows) {
    const name = need(row, "名称");
    if (name === undefined) continue;
    const type = choose(row, "类型", types, typeOf(name));
    if (type === undefined) continue;
    const other = cells.get(name);
    if (other !== undefined) {
      row.note({ code: "settings.duplicate", params: { value: name, column: "名称", other } }, "名称");
      continue;
    }
    const code = row.text("代码");
    if (code !== "" && !/^\d{12}$/.test(code)) row.note({ code: "settings.bad-number", params: { value: code, column: "代码", allowed: "12位数字" } }, "代码");
    const parent = row.text("上级");
    if (parent !== "")
      parents.push({ area: name, parent, note: (allowed) => row.note({ code: "settings.unknown", params: { what: "上级", value: parent, allowed } }, "上级") });
    cells.set(name, row.cell("名称"));
    areas.push({ name, type, ...(/^\d{12}$/.test(code) && { code }), ...(parent !== "" && { parent }), aliases: listOf(row.text("别名")) });
  }
  // A parent outside the list costs the area its parent, not its place in the list.
  for (const { area, parent, note } of parents) {
    if (cells.has(parent)) continue;
    note([...cells.keys()].filter((name) => name !== area).join("、"));
    const index = areas.findIndex((each) => each.name === area);
    const found = areas[index];
    if (found) areas[index] = withoutParent(found);
  }
  return { entries: areas, findings, cells };
}

export const withoutParent = ({ name, type, code, aliases }: Area): Area => ({ name, type, ...(code !== undefined && { code }), aliases });

/** The type that a name tells by its last letters. */
function typeOf(name: string): AreaType {
  if (/(社区|居委会|居民委员会)$/.test(name)) return "居";
  if (/(镇|乡|街道|办事处)$/.test(name)) return "镇";
  return /[县区市]$/.test(name) ? "县" : "村";
}
