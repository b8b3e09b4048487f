import { blankLedgers, builtIn, catalogueFromSheets, catalogueSheets } from "../../src/catalogue";
import { adopt, proposeIndicator } from "../../src/catalogue/adopt";
import { parseCatalogue } from "../../src/catalogue/schema";
import { readWorkbook, writeWorkbook } from "../../src/formats";
import { measure } from "../../src/measuring";
import type { Cell, Grid } from "../../src/model/grid";
import type { Catalogue } from "../../src/model/indicator";
import { readSheet } from "../../src/reading/sheet/sheet";
import { resolve } from "../../src/reading/resolve";
import { march, town, villages } from "../builders/quantities";
import { gridFrom, gridOf, withoutCells } from "./grid";

const plans = blankLedgers(builtIn, villages);
const read = (grids: readonly Grid[], catalogue: Catalogue = builtIn) => {
  const readings = grids.map((grid) => readSheet(grid, catalogue));
  const resolved = resolve(readings, { catalogue, town, period: march, today: "2024-04-05" });
  return { ...resolved, measured: measure(resolved.ledgers, { catalogue, period: march, town, areas: resolved.areas }) };
};

test("one sheet a kind, and the areas that its drop-downs name", () => {
  expect(plans.map((plan) => plan.name)).toEqual([...builtIn.kinds.map((kind) => kind.name), "设置·区划"]);
});

test.each(builtIn.kinds.map((kind) => [kind.name, kind] as const))("%s: filled in, it is read as its kind, field by field", (_, kind) => {
  const plan = plans.find((each) => each.purpose === `blank-${kind.kind}`)!;
  const fields = kind.fields.filter((field) => field.type !== "rate" && !(field.type === "area" && kind.frequency !== "asItComes"));
  const rows = [1, 2, 3].map((n) =>
    fields.map((field): Cell => {
      if (field.type === "date") return { kind: "date", serial: 45350 + n, iso: `2024-03-0${n}` };
      if (field.type === "area") return "东庄村";
      if (field.type === "quantity") return n * 10;
      return field.field === "unit" ? "条" : (field.values?.[0] ?? `${field.name}${"甲乙丙"[n - 1]}`);
    }),
  );
  const grid = gridOf(plan, "报送.xlsx");
  const cells = grid.cells.map((row, i) => (i === 1 ? row.map((cell, column) => (column === 1 ? "东庄村" : cell)) : (rows[i - 3] ?? row)));
  const { ledgers } = read([{ ...grid, cells: cells.slice(0, 6) }]);
  expect(ledgers).toHaveLength(1);
  const [ledger] = ledgers;
  expect({ kind: ledger!.kind, area: ledger!.records[0]?.area, header: ledger!.header }).toEqual({
    kind: kind.kind,
    area: "东庄村",
    header: { first: 2, last: 2 },
  });
  expect(ledger!.columns.map((column) => column.field)).toEqual(fields.map((field) => field.field));
});

test("what is chosen from the drop-down of 形式 is counted: 横幅 is not offered", () => {
  const plan = plans.find((each) => each.purpose === "blank-publicity")!;
  const list = plan.validations.find((each) => each.title === "形式")!.rule;
  expect(list).toEqual({
    type: "list",
    values: ["旗牌", "宣传牌", "标语", "专栏", "宣传栏", "材料", "手册", "一封信", "折页", "传单", "问答", "小贴士", "短信", "公益广告"],
  });
});

test("headers are locked, cells below are not; a long list of villages comes from 设置·区划", () => {
  const [plan] = blankLedgers(
    builtIn,
    Array.from({ length: 80 }, (_, i) => ({ name: `第${i + 1}生产村`, type: "村" as const, aliases: [] })),
  );
  expect(plan!.unlocked).toEqual(["B2", "E2", "A4:H203"]);
  expect(plan!.validations[0]).toMatchObject({ range: "B2", rule: { type: "list-range", formula: "'设置·区划'!$A$4:$A$83" } });
});

test("settings written to a file and read from it are the same catalogue", async () => {
  const own = parseCatalogue({
    ...builtIn,
    town,
    areas: [{ name: town, type: "镇", aliases: [] }, ...villages.map((area) => ({ ...area, aliases: ["=别名", " 空 格"] }))],
    targets: [{ indicator: "HJ05", area: "东庄村", value: 12.5 }],
    responsible: [{ subject: "publicity", unit: "宣传办" }],
    corrections: [{ file: null, sheet: "Sheet1", index: 0, kind: "publicity", header: { first: 1, last: 2 }, fields: { 2: "quantity", 3: null } }],
    explanations: [{ code: "rollup.change", file: "a.xlsx", sheet: "宣传", cell: "C7", text: "上期集中印制" }],
  });
  const { grids } = await readWorkbook("设置.xlsx", await writeWorkbook(catalogueSheets(own)));
  const { catalogue, findings } = catalogueFromSheets(grids, builtIn);
  expect(findings).toEqual([]);
  expect(withoutCells(catalogue)).toEqual(own);
  expect(catalogue.targets.map(({ source }) => source)).toEqual([{ file: "设置.xlsx", sheet: "设置·目标", cell: "D4" }]);
});

describe("a ledger of no known kind", () => {
  const grid = gridFrom(
    "Sheet1",
    [
      ["东庄村2024年3月水费收缴登记表"],
      ["序号", "日期", "户主姓名", "水表读数", "水费（元）"],
      [1, "2024-03-05", "甲", 120, 60.5],
      [2, "2024-03-06", "乙", 80, 40],
      [3, "2024-03-07", "丙", 100, 50],
    ],
    "东庄村.xlsx",
  );

  test("each numeric column is listed, and one confirmation makes it an indicator", () => {
    const before = read([grid]);
    expect(before.ledgers.map((ledger) => ledger.kind)).toEqual(["other"]);
    expect(before.measured.unmeasured.map((u) => u.header)).toEqual(expect.arrayContaining(["水表读数", "水费（元）"]));
    const proposal = proposeIndicator(builtIn, before.ledgers[0]!, 4);
    expect(proposal?.indicator).toMatchObject({ code: "ZD01", name: "水费", unit: "元", measure: { type: "sum" }, periodType: "flow" });
    const catalogue = parseCatalogue(adopt(builtIn, proposal!));
    const after = read([grid], catalogue);
    expect(after.ledgers.map((ledger) => ledger.kind)).toEqual(["own-1"]);
    expect(after.measured.values.find((v) => v.indicator === "ZD01")).toMatchObject({ area: "东庄村", quantity: { value: 150.5, unit: "元" } });
  });

  test("a second column of the ledger goes to the same kind", () => {
    const { ledgers } = read([grid]);
    const one = adopt(builtIn, proposeIndicator(builtIn, ledgers[0]!, 4)!);
    const second = proposeIndicator(one, ledgers[0]!, 3);
    expect(second).toMatchObject({ kind: { kind: "own-1" }, indicator: { code: "ZD02", name: "水表读数" } });
    expect(proposeIndicator(one, ledgers[0]!, 0)).toBeNull();
    expect(proposeIndicator(adopt(one, second!), ledgers[0]!, 3)).toBeNull();
  });

  test("a column of a known kind that nothing measures keeps its kind", () => {
    const training = gridFrom(
      "培训",
      [["东庄村培训台账"], ["日期", "培训主题", "人数", "课时", "雨伞（把）"], ["2024-03-05", "花椒修枝", 40, 2, 40], ["2024-03-06", "嫁接", 30, 3, 30]],
      "东庄村.xlsx",
    );
    const { ledgers } = read([training]);
    expect(proposeIndicator(builtIn, ledgers[0]!, 3)).toMatchObject({ kind: { kind: "training" }, indicator: { name: "课时", unit: "课时" } });
    const catalogue = parseCatalogue(adopt(builtIn, proposeIndicator(builtIn, ledgers[0]!, 4)!));
    expect(read([training], catalogue).measured.values.find((v) => v.indicator === "ZD01")?.quantity).toMatchObject({ value: 70, unit: "把" });
  });
});
