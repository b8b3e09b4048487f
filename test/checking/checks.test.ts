/** Each mistake that the office knows from paper, with the place where it must be found, and the innocent rows beside it. */
import { messageOf } from "../../src/locale";
import { checked, ledgerOf, serious, told, wideLedger } from "../builders/checked";

const survey = (rows: readonly Record<string, string | number>[], extra = {}) =>
  ledgerOf({ kind: "survey", fields: ["date", "area", "households", "surveyed", "aware", "rate"], rows: rows as never, ...extra });
const event = (row: Record<string, string | number>) => ({ date: "2024-03-05", name: "学雷锋志愿服务", participants: 30, ...row });

describe("合计", () => {
  const rows = [12, 15, 20].map((participants, i) => event({ name: `活动${i}`, participants }));
  const withTotal = (total: string | number) => ledgerOf({ kind: "volunteer-event", rows, totals: [{ label: "合计", values: { participants: total } }] });

  test("that is the sum of its rows is right", () => expect(told(checked([withTotal(47)]))).toEqual([]));
  test("that is not the sum is an error at its own cell, and says both numbers", () => {
    const [finding] = checked([withTotal(57)]);
    expect(finding).toMatchObject({ code: "total.mismatch", severity: "error", cell: "C6" });
    expect(messageOf(finding!)).toContain("57人次");
    expect(messageOf(finding!)).toContain("47人次");
  });
  test("written as 40余 agrees with 47, and 50余 does not", () => {
    expect(told(checked([withTotal("40余")]))).toEqual([]);
    expect(told(checked([withTotal("50余")]))).toEqual(["total.mismatch@C6"]);
  });
  test("over an uncertain row lies between its bounds", () => {
    const uncertain = [...rows, event({ name: "大会", participants: "百余人" })];
    const total = (value: number) => ledgerOf({ kind: "volunteer-event", rows: uncertain, totals: [{ label: "合计", values: { participants: value } }] });
    expect(told(checked([total(160)]))).toEqual([]);
    expect(told(checked([total(120)]))).toEqual(["total.mismatch@C7"]);
  });
  test("a wrong 小计 is found, and the 合计 over it judged by the rows alone", () => {
    const nested = (group: number, all: number) =>
      ledgerOf({
        kind: "volunteer-event",
        rows,
        totals: [
          { label: "小计", values: { participants: group }, covers: [0, 1] },
          { label: "合计", values: { participants: all } },
        ],
      });
    expect(told(checked([nested(27, 47)]))).toEqual([]);
    expect(told(checked([nested(28, 47)]))).toEqual(["total.mismatch@C6"]);
    expect(told(checked([nested(27, 48)]))).toEqual(["total.mismatch@C7"]);
  });
  test("累计 reaches beyond the sheet and is not compared", () => {
    const ledger = ledgerOf({ kind: "volunteer-event", rows, totals: [{ label: "本年累计", values: { participants: 300 } }] });
    expect(told(checked([ledger]))).toEqual([]);
  });
  test("in a wide ledger is checked column by column", () => {
    const ledger = wideLedger(
      ["标语", "专栏"],
      [
        { date: "2024-03-01", area: "东庄村", 标语: 10, 专栏: 2 },
        { date: "2024-04-01", area: "东庄村", 标语: 5 },
      ],
      [{ 标语: 15, 专栏: 3 }],
    );
    expect(told(checked([ledger]))).toEqual(["total.mismatch@D5"]);
  });
  test("of tons over rows in 公斤 is compared in tons", () => {
    const rows = [
      { date: "2024-03-01", place: "村口", garbage: "500公斤" },
      { date: "2024-03-02", place: "河边", garbage: "2吨" },
    ];
    const ledger = (garbage: string) => ledgerOf({ kind: "sanitation", rows, totals: [{ label: "合计", values: { garbage } }] });
    expect(told(checked([ledger("2.5吨")]))).toEqual([]);
    expect(told(checked([ledger("3吨")]))).toEqual(["total.mismatch@C5"]);
  });
  test("rounded at its last digit is right: 1208.72 + 0.35 = 1209.1", () => {
    const rows = [
      { date: "2024-03-01", segment: "红园路", spots: 2, surface: 1208.72 },
      { date: "2024-03-02", segment: "石大路", spots: 3, surface: 0.35 },
    ];
    const ledger = (surface: number) => ledgerOf({ kind: "wall-ad", rows, totals: [{ label: "合计", values: { spots: 5, surface } }] });
    expect(told(checked([ledger(1209.1)]))).toEqual([]);
    expect(told(checked([ledger(1209.3)]))).toEqual(["total.mismatch@D5"]);
  });
  test("of machines may count the one that came twice once", () => {
    const rows = [
      { date: "2024-03-01", place: "村口", people: 20, loaders: 2 },
      { date: "2024-03-02", place: "河边", people: 20, loaders: 2 },
    ];
    const ledger = (loaders: number) => ledgerOf({ kind: "sanitation", rows, totals: [{ label: "合计", values: { people: 40, loaders } }] });
    expect(told(checked([ledger(2)]))).toEqual([]);
    expect(told(checked([ledger(4)]))).toEqual([]);
    expect(told(checked([ledger(3)]))).toEqual(["total.mismatch@D5"]);
  });
  test("over a cell that reading could not read is not called wrong as well", () => {
    const unread = { code: "quantity.unreadable", severity: "error" as const, params: {}, file: "东庄村.xlsx", sheet: "志愿服务活动", cell: "C4" };
    const ledger = { ...withTotal(57), sheet: "志愿服务活动" };
    expect(told(checked([ledger], { found: [unread] }))).toEqual([]);
  });
  test("across a wide row is the sum of its members", () => {
    const wide = wideLedger(["标语", "专栏"], [{ date: "2024-03-01", area: "东庄村", 标语: 10, 专栏: 2 }]);
    const across = (value: number) => ({
      ...wide,
      totalColumns: [{ index: 4, covers: [2, 3], values: new Map([[2, { value, unit: null, low: value, high: value, mark: null }]]) }],
    });
    expect(told(checked([across(12)]))).toEqual([]);
    expect(told(checked([across(13)]))).toEqual(["total.row-mismatch@E3"]);
  });
});

describe("parts and rates", () => {
  const row = { date: "2024-03-05", area: "东庄村", households: 60, surveyed: 100, aware: 95, rate: "95%" };
  test("知晓人数 above 调查人数 is one error, whatever the rate says", () => {
    expect(told(checked([survey([{ ...row, aware: 120, rate: "120%" }])]))).toEqual(["part.exceeds-whole@E3"]);
  });
  test("a rate above 100% is an error of its own", () => {
    expect(told(checked([ledgerOf({ kind: "survey", rows: [{ date: "2024-03-05", surveyed: 100, aware: 95, rate: "950%" }] })]))).toEqual([
      "rate.out-of-range@D3",
    ]);
  });
  test("a rate that its numbers do not make is an error; rounded or cut off it is right", () => {
    const of = (surveyed: number, aware: number, rate: string) => told(checked([survey([{ ...row, surveyed, aware, rate }])]));
    expect(of(100, 95, "96%")).toEqual(["rate.mismatch@F3"]);
    expect(of(300, 200, "66.67%")).toEqual([]);
    expect(of(300, 200, "66.6%")).toEqual([]);
    expect(of(300, 200, "66%")).toEqual([]);
    expect(of(300, 200, "66.5%")).toEqual(["rate.mismatch@F3"]);
  });
  test("the rate of a total is never the mean of the rates", () => {
    const rows = [row, { ...row, date: "2024-04-05", surveyed: 300, aware: 150, rate: "50%" }];
    const total = (rate: string) => survey(rows, { totals: [{ label: "合计", values: { households: 120, surveyed: 400, aware: 245, rate } }] });
    expect(told(checked([total("61.25%")]))).toEqual([]);
    expect(told(checked([total("72.5%")]))).toEqual(["rate.total-mismatch@F5"]);
  });
  test("完成数 ≤ 任务数, 取缔数 ≤ 检查数", () => {
    const projects = ledgerOf({ kind: "construction", rows: [{ area: "东庄村", project: "厕所革命", tasks: 20, done: 25 }] });
    const venues = ledgerOf({ kind: "enforcement", sheet: "检查", rows: [{ date: "2024-03-05", venue: "网吧", checked: 2, closed: 3 }] });
    expect(told(checked([projects]))).toEqual(["part.exceeds-whole@D3"]);
    expect(told(checked([venues]))).toEqual(["part.exceeds-whole@D3"]);
  });
});

describe("dates", () => {
  const eventOn = (...dates: string[]) => ledgerOf({ kind: "volunteer-event", rows: dates.map((date, i) => event({ date, name: `活动${i}` })) });
  test("after today is an error", () => expect(told(checked([eventOn("2024-03-05", "2024-12-01")]))).toEqual(["date.future@A4"]));
  test("in another year is a warning and counts nowhere", () => {
    const [finding] = checked([eventOn("2024-03-05", "2023-12-20")]);
    expect(finding).toMatchObject({ code: "date.out-of-period", severity: "warning", cell: "A4", params: { counted: 0, count: 1 } });
  });
  test("before the period but in the year counts in the year to date", () => {
    const march = { start: "2024-03-01", end: "2024-03-31", label: "2024年3月", type: "month" as const };
    const [finding, ...more] = checked([eventOn("2024-03-05", "2024-03-06", "2024-02-20")], { period: march });
    expect(finding).toMatchObject({ code: "date.out-of-period", severity: "warning", cell: "A5", params: { counted: 1 } });
    expect(more).toEqual([]);
  });
  test("a list kept since January, read for March, is one 提示", () => {
    const march = { start: "2024-03-01", end: "2024-03-31", label: "2024年3月", type: "month" as const };
    const dates = ["01", "02", "03", "04"].flatMap((month) => ["05", "15", "25"].map((day) => `2024-${month}-${day}`));
    const findings = checked([eventOn(...dates)], { period: march });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: "date.out-of-period", severity: "info", cell: "A3", params: { count: 9, counted: 6 } });
    expect(messageOf(findings[0]!)).toContain("9 条记录");
  });
  test("plans lie ahead, honours count since January, a stock may be older", () => {
    const march = { start: "2024-03-01", end: "2024-03-31", label: "2024年3月", type: "month" as const };
    const plan = ledgerOf({ kind: "plan", rows: [{ item: "印制折页", quantity: 4000, deadline: "2024-12-01" }] });
    const honour = ledgerOf({ kind: "honour", rows: [{ date: "2024-01-08", category: "文明家庭", name: "甲", status: "命名" }] });
    const stock = ledgerOf({ kind: "volunteer-team", rows: [{ date: "2023-11-30", area: "东庄村", volunteers: 60, teams: 3 }] });
    expect(told(checked([plan, honour, stock], { period: march }))).toEqual([]);
  });
  test("what ends before it begins is an error", () => {
    const list = { issue: "第1期", date: "2024-03-05", list: "红榜", name: "甲", review: "通过" };
    const ledger = ledgerOf({ kind: "moral-list", rows: [{ ...list, shownFrom: "2024-03-10", shownTo: "2024-03-06" }] });
    expect(told(checked([ledger]))).toEqual(["date.order@G3"]);
  });
  test("an open problem past its deadline is a 提示, a solved one is not", () => {
    const row = { date: "2024-03-05", source: "督查", problem: "垃圾未清", status: "整改中", deadline: "2024-04-01" };
    const ledger = ledgerOf({ kind: "inspection", rows: [row, { ...row, problem: "乱停车", status: "已整改" }] });
    expect(told(checked([ledger]))).toEqual(["deadline.passed@E3"]);
  });
  test("a plan that was due before today is a warning; one whose year is not written may mean the next", () => {
    const plan = (deadline: string) => ({ item: "更换公益广告", quantity: 3, unitInCharge: "宣传办", deadline });
    const past = ledgerOf({ kind: "plan", rows: [plan("2024年3月底前"), plan("2023-12-31"), plan("3月底"), plan("2025年3月底前完成"), plan("长期坚持")] });
    const found = checked([past]).filter(({ code }) => code === "plan.passed");
    expect(found.map(({ cell, severity }) => [cell, severity])).toEqual([
      ["D3", "warning"],
      ["D4", "warning"],
    ]);
  });
  test("one 期次 in two months is a warning", () => {
    const row = { issue: "第1期", date: "2024-03-05", list: "红榜", name: "甲", review: "通过" };
    const ledger = ledgerOf({ kind: "moral-list", rows: [row, { ...row, name: "乙", date: "2024-03-09" }, { ...row, name: "丙", date: "2024-05-09" }] });
    expect(told(checked([ledger]))).toEqual(["issue.dates@B5"]);
  });
});

describe("units", () => {
  const publicity = (form: string, quantity: string, unit?: string) =>
    ledgerOf({ kind: "publicity", rows: [{ date: "2024-03-05", form, name: "创城宣传", quantity, ...(unit ? { unit } : {}) }] });
  test.each([
    ["标语", "30块"],
    ["材料", "200条"],
    ["短信", "500份"],
  ])("%s of %s is a warning", (form, quantity) => expect(told(checked([publicity(form, quantity)]))).toEqual(["unit.disagrees@D3"]));
  test.each([
    ["标语", "30条"],
    ["手册", "200本"],
    ["公益广告", "3幅"],
    ["横幅", "5条"],
  ])("%s of %s is right", (form, quantity) => expect(told(checked([publicity(form, quantity)]))).toEqual([]));
  test("a number with a unit beside another unit in 单位 is a warning", () => {
    expect(told(checked([publicity("旗牌", "175块", "条")]))).toEqual(["unit.disagrees@D3"]);
  });
  test("what converts is right: 公斤 for 吨, 米 for 公里, 方 has an indicator of its own", () => {
    const rows = [
      { date: "2024-03-05", place: "村口", garbage: "300公斤", roads: "800米" },
      { date: "2024-03-06", place: "河边", garbage: "2方", roads: "1里" },
      { date: "2024-03-07", place: "广场", garbage: "2车", roads: "1公里" },
    ];
    expect(told(checked([ledgerOf({ kind: "sanitation", rows })]))).toEqual(["unit.disagrees@C5"]);
  });
  test("a wrong unit in the header is one warning at the header", () => {
    const rows = [1, 2, 3].map((people) => ({ date: `2024-03-0${people}`, place: "村口", people: people * 10 }));
    expect(told(checked([ledgerOf({ kind: "sanitation", rows, units: { people: "吨" } })]))).toEqual(["unit.disagrees@C2"]);
  });
});

describe("entered twice", () => {
  test("same area, date and name within a ledger, at the later row", () => {
    const ledger = ledgerOf({ kind: "volunteer-event", rows: [event({}), event({ name: "义诊" }), event({ name: "“学雷锋”志愿服务" })] });
    const [finding, ...more] = checked([ledger]);
    expect(finding).toMatchObject({ code: "duplicate.event", severity: "warning", cell: "B5", params: { other: "B3" } });
    expect(more).toEqual([]);
  });
  test("across sheets and files, wherever the ledgers come from", () => {
    const of = (file: string, sheet: string, date: string) =>
      ledgerOf({ kind: "volunteer-event", file, sheet, rows: [event({}), event({ date, name: "义诊" }), event({ date, name: "清扫" })] });
    const ledgers = [of("甲.xlsx", "3月", "2024-03-08"), of("乙.xlsx", "3月", "2024-03-09")];
    const findings = checked(ledgers);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: "duplicate.event", file: "甲.xlsx", cell: "B3", params: { other: "乙.xlsx 3月!B3" } });
    expect(checked([...ledgers].reverse())).toEqual(findings);
  });
  test("another area, day, place or team is another event", () => {
    const rows = [
      event({}),
      event({ area: "西庄村" }),
      event({ date: "2024-03-06" }),
      event({ date: "2024-03-07", place: "村口", team: "一队" }),
      event({ date: "2024-03-07", place: "河边", team: "一队" }),
      event({ date: "2024-03-07", place: "村口", team: "二队" }),
    ];
    expect(told(checked([ledgerOf({ kind: "volunteer-event", rows })]))).toEqual([]);
  });
  test("an activity of every month, dated by the month, is not entered twice unless its numbers are equal too", () => {
    const of = (...people: number[]) => ledgerOf({ kind: "volunteer-event", rows: people.map((participants) => event({ date: "2024年3月", participants })) });
    expect(told(checked([of(30, 25)]))).toEqual([]);
    expect(told(checked([of(30, 30)]))).toEqual(["duplicate.event@B4"]);
  });
  test("numbers without a name need to say enough", () => {
    const persuasion = (rows: readonly Record<string, string | number>[]) => told(checked([ledgerOf({ kind: "persuasion", rows: rows as never })]));
    const row = { date: "2024-03-05", times: 1 };
    expect(persuasion([row, row])).toEqual([]);
    expect(
      persuasion([
        { ...row, place: "路口", advices: 12 },
        { ...row, place: "路口", advices: 12 },
      ]),
    ).toEqual(["duplicate.event@A4"]);
    expect(
      persuasion([
        { ...row, place: "路口", advices: 12 },
        { ...row, place: "桥头", advices: 12 },
      ]),
    ).toEqual([]);
  });
  test("a name under 推荐 and again under 命名 is one step after the other; twice 命名 is twice, and the name is not told", () => {
    const row = { date: "2024-03-05", category: "道德模范", name: "王小明", status: "推荐" };
    const ledger = ledgerOf({ kind: "honour", rows: [row, { ...row, status: "命名" }, { ...row, date: "2024-04-01", status: "命名" }] });
    const findings = checked([ledger]);
    expect(told(findings)).toEqual(["duplicate.event@C5"]);
    expect(JSON.stringify(findings)).not.toContain("王小明");
  });
  test("a sheet sent twice is one error", () => {
    const rows = [1, 2, 3, 4].map((day) => event({ date: `2024-03-0${day}`, name: `活动${day}` }));
    const findings = checked([ledgerOf({ kind: "volunteer-event", rows }), ledgerOf({ kind: "volunteer-event", rows, file: "东庄村 (1).xlsx" })]);
    expect(told(findings)).toEqual(["duplicate.ledger@A2"]);
    expect(findings[0]).toMatchObject({ severity: "error", params: { rows: 4 } });
  });
  test("a row of a wide ledger is entered twice where all its numbers are the same", () => {
    const row = { date: "2024-03-01", area: "东庄村", 标语: 10, 专栏: 2 };
    expect(told(checked([wideLedger(["标语", "专栏"], [row, { ...row, 标语: 12 }])]))).toEqual([]);
    expect(told(checked([wideLedger(["标语", "专栏"], [row, row])]))).toEqual(["duplicate.event@A4"]);
  });
  test("a 大扫除 in both the volunteers' and the sanitation ledger is a 提示, a warning where the people are as many", () => {
    const volunteers = (participants: number) => ledgerOf({ kind: "volunteer-event", rows: [event({ name: "村庄大扫除", participants })] });
    const sanitation = ledgerOf({ kind: "sanitation", rows: [{ date: "2024-03-05", place: "村口", people: 30, garbage: 2 }] });
    const severity = (participants: number) =>
      checked([volunteers(participants), sanitation]).map((finding) => `${finding.code}:${finding.severity}@${finding.cell}`);
    expect(severity(25)).toEqual(["duplicate.across-kinds:info@B3"]);
    expect(severity(30)).toEqual(["duplicate.across-kinds:warning@B3"]);
    expect(told(checked([ledgerOf({ kind: "volunteer-event", rows: [event({ name: "义诊" })] }), sanitation]))).toEqual([]);
  });
  test("rows of a stock for one area and day are parts; equal ones are one row entered twice", () => {
    const row = { date: "2024-03-31", area: "东庄村", volunteers: 60, teams: 3 };
    const severity = (...rows: Record<string, string | number>[]) =>
      checked([ledgerOf({ kind: "volunteer-team", rows: rows as never })]).map((finding) => `${finding.code}:${finding.severity}@${finding.cell}`);
    expect(severity(row, { ...row, area: "西庄村" }, { ...row, date: "2024-04-30" })).toEqual([]);
    expect(severity(row, row)).toEqual(["duplicate.stock:warning@B4"]);
    expect(severity(row, { ...row, volunteers: 62 })).toEqual(["duplicate.stock:info@B4"]);
    expect(severity({ ...row, note: "一组" }, { ...row, volunteers: 62, note: "二组" })).toEqual([]);
  });
});

describe("required fields", () => {
  test("blank ones are one finding a column, with all their cells", () => {
    const rows = [event({}), { ...event({ name: "义诊" }), participants: null }, { ...event({ name: "清扫" }), participants: null }, event({ name: "劝导" })];
    const findings = checked([ledgerOf({ kind: "volunteer-event", rows: rows as never })]);
    expect(told(findings)).toEqual(["field.missing@C4"]);
    expect(findings[0]?.params).toMatchObject({ count: 2, cells: "C4:C5" });
  });
  test("a column that is not there is named at the header", () => {
    const findings = checked([ledgerOf({ kind: "volunteer-event", rows: [{ name: "义诊", place: "广场" }] })]);
    expect(findings.map(({ code, severity, cell, params }) => [code, severity, cell, params.field])).toEqual([
      ["field.missing-column", "warning", "A2", "参加人数"],
    ]);
  });
});

describe("numbers", () => {
  test("below zero is an error, half a person a warning; half a ton is not", () => {
    const rows = [
      { date: "2024-03-05", place: "村口", people: -5, garbage: 0.5 },
      { date: "2024-03-06", place: "河边", people: 12.5, garbage: 1.5 },
    ];
    expect(told(checked([ledgerOf({ kind: "sanitation", rows })]))).toEqual(["quantity.negative@C3", "quantity.fraction@C4"]);
  });
  test("a digit too many stands out among its peers", () => {
    const people = [20, 35, 28, 41, 25, 30, 3000];
    const rows = people.map((participants, i) => event({ name: `活动${i}`, participants }));
    const findings = checked([ledgerOf({ kind: "volunteer-event", rows })]);
    expect(told(findings)).toEqual(["outlier@C9"]);
    expect(findings[0]).toMatchObject({ severity: "warning", params: { value: "3000人次", peers: 6 } });
  });
  test("a field that simply varies has no outliers, nor have five records, nor the town's own events beside the villages'", () => {
    const of = (values: readonly number[], area?: string) =>
      ledgerOf({ kind: "volunteer-event", sheet: area ?? "村", area, rows: values.map((participants, i) => event({ name: `活动${i}`, participants })) });
    expect(told(checked([of([5, 20, 80, 300, 1000, 3000, 9000])]))).toEqual([]);
    expect(told(checked([of([20, 30, 25, 35, 3000])]))).toEqual([]);
    expect(told(checked([of([20, 30, 25, 35, 28, 31]), of([800], "石桥镇")]))).toEqual([]);
  });
  test("a number far from the period before is asked about", () => {
    const previous = { indicators: [{ code: "ZY04", byArea: { 东庄村: { value: 60 } } }] } as never;
    const stock = (volunteers: number) => ledgerOf({ kind: "volunteer-team", rows: [{ area: "东庄村", volunteers }] });
    expect(told(checked([stock(65)], { previous }))).toEqual([]);
    expect(told(checked([stock(650)], { previous }))).toEqual(["outlier.history@B3"]);
  });
});

describe("words", () => {
  test.each(["***村", "202_年3月", "××路口", "____", "XX小区", "20__年"])("%s was left unfilled", (place) => {
    expect(told(checked([ledgerOf({ kind: "volunteer-event", rows: [event({ place })] })]))).toEqual(["placeholder@D3"]);
  });
  test.each(["电话138****1234", "2×3米展板", "OK", "第2次", "LED显示屏", "3*5米"])("%s was not", (note) => {
    expect(told(checked([ledgerOf({ kind: "volunteer-event", rows: [event({ note })] })]))).toEqual([]);
  });
  test("a name kept back on purpose (李××) is no blank, a name of stars is", () => {
    const row = { date: "2024-03-05", category: "道德模范", status: "命名" };
    expect(
      told(
        checked([
          ledgerOf({
            kind: "honour",
            rows: [
              { ...row, name: "李××" },
              { ...row, name: "***" },
            ],
          }),
        ]),
      ),
    ).toEqual(["placeholder@D4"]);
  });
  test("a blank in the title is told for the sheet", () => {
    expect(told(checked([ledgerOf({ kind: "volunteer-event", title: "***镇202_年志愿服务台账", rows: [event({})] })]))).toEqual(["placeholder.title@"]);
  });
  test("a blank in 填报单位 is an error at its cell", () => {
    const ledger = ledgerOf({ kind: "volunteer-event", rows: [event({})] });
    const mentions = { ...ledger.mentions, unitLine: "***村", unitLineCell: { row: 0, column: 1 } };
    expect(checked([{ ...ledger, mentions }])).toMatchObject([{ code: "placeholder", severity: "error", cell: "B1" }]);
    expect(told(checked([{ ...ledger, mentions: { ...ledger.mentions, unitLine: "***村" } }]))).toEqual(["placeholder@"]);
  });
  test.each([
    ["四大工程（礼仪、诚信、和睦）", ["四大工程", 3]],
    ["“四大行动”（清垃圾、拆乱搭、治占道）推进会", ["四大行动", 3]],
    ["“礼仪、诚信、和睦”四大工程", ["四大工程", 3]],
    ["开展三项活动：宣传、清扫、劝导、帮扶。", ["三项活动", 4]],
    ["清理5处（村口、河边、广场）", ["5处", 3]],
  ])("%s does not count right", (name, [phrase, listed]) => {
    const findings = checked([ledgerOf({ kind: "volunteer-event", rows: [event({ name })] })]);
    expect(findings).toMatchObject([{ code: "list.count", cell: "B3", params: { phrase, listed } }]);
  });
  test.each([
    "四大工程（礼仪、诚信、和睦、爱心）",
    "“礼仪、诚信、和睦、爱心”四大工程",
    "清理4处（村口、河边、广场和学校）",
    "清理4处（村口、河边、广场、学校等）",
    "20人（党员8人、群众12人）",
    "三个村（东庄、西庄、水口）",
    "3次（3月5日、3月8日、3月12日）",
    "第四项（礼仪、诚信）",
    "一户一策、一村一品",
    "2024年（上半年、下半年）",
    "十二项任务（见附件）",
  ])("%s counts right, or says nothing to count", (name) => {
    expect(told(checked([ledgerOf({ kind: "volunteer-event", rows: [event({ name })] })]))).toEqual([]);
  });
  test("推荐 and 初评 are not 评出", () => {
    const row = { date: "2024-03-05", category: "文明家庭", name: "甲", status: "初评", reason: "邻里和睦" };
    const of = (more: object, title?: string) => told(checked([ledgerOf({ kind: "honour", title, rows: [{ ...row, ...more }] })]));
    expect(of({})).toEqual([]);
    expect(of({ reason: "镇里评出的文明家庭" })).toEqual(["status.contradicts@D3"]);
    expect(of({}, "评出的文明家庭名单")).toEqual(["status.contradicts@D3"]);
    expect(of({ status: "命名", reason: "镇里评出的文明家庭" })).toEqual([]);
    expect(of({ reason: "拟评出" })).toEqual([]);
  });
  test("more named than recommended, in a list of steps, is an error that names nobody", () => {
    const row = { date: "2024-03-05", category: "道德模范", status: "推荐" };
    const steps = [
      { ...row, name: "甲某某" },
      { ...row, name: "甲某某", status: "命名" },
      { ...row, name: "乙某某", status: "命名" },
    ];
    const findings = checked([ledgerOf({ kind: "honour", rows: steps })]);
    expect(told(findings)).toEqual(["part.exceeds-whole@C5"]);
    expect(JSON.stringify(findings)).not.toContain("乙某某");
    expect(told(checked([ledgerOf({ kind: "honour", rows: [steps[0]!, steps[2]!] })]))).toEqual([]);
  });
  test("a state that no indicator knows is told, since its row is counted nowhere", () => {
    const row = { date: "2024-03-05", source: "督查", problem: "垃圾未清" };
    const rows = ["已整改", "未整改", "整改中", "基本整改到位"].map((status, i) => ({ ...row, problem: `问题${i}`, status }));
    expect(told(checked([ledgerOf({ kind: "inspection", rows })]))).toEqual(["choice.unknown@D6"]);
  });
  test("a task told as done without its material is a 提示", () => {
    const rows = [
      { code: "1", status: "已完成", evidence: "会议记录" },
      { code: "2", status: "已完成", evidence: "" },
      { code: "3", status: "进行中", evidence: "" },
    ];
    expect(told(checked([ledgerOf({ kind: "standard", rows })]))).toEqual(["evidence.missing@C4"]);
  });
});

test("plans of one matter are no event that was entered twice", () => {
  const plan = { item: "印制宣传折页", quantity: 4000, unit: "份" };
  expect(told(checked([ledgerOf({ kind: "plan", rows: [plan, plan] })]))).toEqual([]);
});

describe("one cause, one finding", () => {
  test("a column full of the same mistake is told once, with its cells", () => {
    const rows = Array.from({ length: 30 }, (_, i) => event({ name: `活动${i}`, place: "××广场" }));
    const findings = checked([ledgerOf({ kind: "volunteer-event", rows })]);
    expect(told(findings)).toEqual(["placeholder@D3"]);
    expect(findings[0]?.params).toMatchObject({ count: 30, cells: "D3:D32" });
    expect(messageOf(findings[0]!)).toContain("30 处");
  });
  test("a cell merged over many rows is told once", () => {
    const rows = [1, 2, 3].map((day) => ({ date: `2024-03-0${day}`, form: "××牌", quantity: day }));
    expect(serious(checked([ledgerOf({ kind: "publicity", rows })])).filter((finding) => finding.code === "placeholder")).toHaveLength(1);
  });
});
