import { parsePeriod } from "../../src/language/period";
import { resolve, type ResolveOptions } from "../../src/reading/resolve";
import { messageOf } from "../../src/locale";
import { catalogue, listed, reading, type LedgerSpec } from "../builders/readings";

const run = (specs: readonly LedgerSpec[], options: Partial<ResolveOptions> = {}) => {
  const resolved = resolve(specs.map(reading), { catalogue: catalogue(), today: "2024-07-01", ...options });
  // Every finding has a sentence, with nothing left to fill in, in both languages.
  for (const finding of resolved.findings) for (const locale of ["zh-CN", "en-US"] as const) expect(messageOf(finding, locale)).not.toMatch(/\{\w+\}/);
  return resolved;
};
const areasOf = (specs: readonly LedgerSpec[], options?: Partial<ResolveOptions>) =>
  run(specs, options).ledgers.flatMap((ledger) => ledger.records.map((record) => record.area));
const codes = (specs: readonly LedgerSpec[], options?: Partial<ResolveOptions>) =>
  run(specs, { town: "石桥镇", period: parsePeriod("2024H1")!, ...options })
    .findings.map(({ code, cell, severity }) => `${code} ${cell} ${severity}`)
    .sort();

const town = "石桥镇";
const period = parsePeriod("2024H1")!;
const list = catalogue({ areas: listed("东庄村", "西庄村", "水口村", "水口社区"), town });
const day = "2024-03-05";

describe("whose record it is", () => {
  test("the row's own area goes before title, 填报单位, sheet and file, in this order", () => {
    const mentions = { title: "东庄村宣传台账", unitLine: "西庄村", sheet: "水口村", file: "水口社区.xlsx" };
    expect(areasOf([{ ...mentions, rows: [["李村", day]] }], { town })).toEqual(["李村"]);
    expect(areasOf([{ ...mentions, rows: [[null, day]] }], { town })).toEqual(["东庄村"]);
    expect(areasOf([{ ...mentions, title: "宣传台账", rows: [[null, day]] }], { town })).toEqual(["西庄村"]);
    expect(areasOf([{ ...mentions, title: null, unitLine: null, rows: [[null, day]] }], { town })).toEqual(["水口村"]);
    expect(areasOf([{ ...mentions, title: null, unitLine: null, sheet: "宣传", rows: [[null, day]] }], { town })).toEqual(["水口社区"]);
  });
  test("where they disagree the first counts, and one finding a name says so", () => {
    const specs = [
      {
        file: "西庄村.xlsx",
        rows: [
          ["东庄村", day],
          ["东庄村委会", day],
          ["西庄村", day],
          ["东庄村", day],
        ] as const,
      },
    ];
    expect(areasOf(specs, { town })).toEqual(["东庄村", "东庄村", "西庄村", "东庄村"]);
    const conflicts = run(specs, { town, period }).findings.filter((finding) => finding.code === "area.conflict");
    expect(conflicts.map(({ cell, params }) => [cell, params.area, params.other, params.count])).toEqual([
      ["B3", "东庄村", "西庄村", 2],
      ["B4", "东庄村", "西庄村", 1],
    ]);
    expect(codes([{ title: "东庄村台账", file: "西庄村.xlsx", rows: [[undefined, day]] }])).toEqual(["area.conflict  warning"]);
  });
  test("a form that carries the town's name still belongs to the village of its file", () =>
    expect(areasOf([{ title: "石桥镇宣传工作台账", file: "东庄村.xlsx", rows: [[undefined, day]] }], { town })).toEqual(["东庄村"]));
  test("the town's own ledgers belong to the town; without any name that is told", () => {
    expect(areasOf([{ title: "石桥镇宣传工作台账", rows: [[undefined, day]] }], { town })).toEqual([town]);
    expect(codes([{ title: "石桥镇宣传工作台账", rows: [[undefined, day]] }])).toEqual([]);
    expect(areasOf([{ rows: [[undefined, day]] }], { town })).toEqual([town]);
    expect(codes([{ rows: [[undefined, day]] }])).toEqual(["area.none  info"]);
  });
  test("镇本级, offices, 各村 and several villages at once count for the town", () => {
    const specs: LedgerSpec[] = [{ rows: ["镇本级", "宣传办", "中心小学", "各村", "东庄村、西庄村"].map((name) => [name, day] as const) }];
    expect(new Set(areasOf(specs, { catalogue: list }))).toEqual(new Set([town]));
    expect(codes(specs, { catalogue: list })).toEqual([
      "area.department B4 info",
      "area.department B5 info",
      "area.several B6 warning",
      "area.several B7 warning",
    ]);
  });
  test("blank rows of an area column that nothing else names are told once", () => {
    expect(
      codes([
        {
          rows: [
            ["东庄村", day],
            [null, day],
            [null, day],
          ],
        },
      ]),
    ).toEqual(["area.blank B4 warning"]);
    expect(
      codes([
        {
          file: "东庄村.xlsx",
          rows: [
            ["东庄村", day],
            [null, day],
          ],
        },
      ]),
    ).toEqual([]);
  });
  test("a form that was never filled in says nothing", () => {
    expect(areasOf([{ file: "东庄村.xlsx", rows: [["***村", day]] }, { rows: [["××社区", day]] }], { town })).toEqual(["东庄村", town]);
    expect(codes([{ file: "东庄村.xlsx", unitLine: "***村", rows: [["***村", day]] }])).toEqual(["area.placeholder B3 error"]);
  });
  test("a correction of the user goes before all guesses and unknown names", () => {
    const corrected = catalogue({ corrections: [{ file: "a.xlsx", sheet: "宣传", index: 0, area: "西庄村" }], town });
    const specs: LedgerSpec[] = [
      { file: "a.xlsx", title: "东庄村宣传台账", rows: [[undefined, day]] },
      { file: "b.xlsx", title: "东庄村宣传台账", rows: [[undefined, day]] },
    ];
    expect(areasOf(specs, { catalogue: corrected })).toEqual(["西庄村", "东庄村"]);
    const unknown: LedgerSpec[] = [
      {
        file: "a.xlsx",
        rows: [
          ["东庒", day],
          ["东庄村", day],
        ],
      },
    ];
    const resolved = run(unknown, { catalogue: { ...corrected, areas: list.areas }, period });
    expect(resolved.ledgers[0]!.records.map((record) => record.area)).toEqual(["西庄村", "东庄村"]);
    expect(resolved.areas.map((area) => area.name)).toEqual([town, "东庄村", "西庄村", "水口村", "水口社区"]);
    expect(resolved.findings).toEqual([]);
  });
});

describe("with a list of areas", () => {
  test("an unknown name counts under its own name, with an error", () => {
    const specs: LedgerSpec[] = [
      {
        rows: [
          ["南坡村", day],
          ["东庄村", day],
          ["南坡村", day],
        ],
      },
    ];
    const resolved = run(specs, { catalogue: list, period });
    expect(resolved.ledgers[0]!.records.map((record) => record.area)).toEqual(["南坡村", "东庄村", "南坡村"]);
    expect(resolved.areas.at(-1)).toEqual({ name: "南坡村", type: "村", parent: town, aliases: [], unlisted: true });
    expect(resolved.findings.map(({ code, cell, params }) => [code, cell, params.text, params.count])).toEqual([["area.unknown", "B3", "南坡村", 2]]);
  });
  test.each(["東庄村", "东 庄村", "东庒村", "石桥镇东庒村"])("%s is proposed to be 东庄村, and not taken for it", (text) => {
    const resolved = run([{ rows: [[text, day]] }], { catalogue: list, period });
    expect(resolved.ledgers[0]!.records[0]!.area).not.toBe("东庄村");
    expect(resolved.findings).toMatchObject([{ code: "area.similar", severity: "error", params: { text, proposal: "东庄村" } }]);
  });
  test("a file of a village that the list lacks does not become the town's in silence", () => {
    expect(areasOf([{ file: "前东庄村.xlsx", rows: [[undefined, day]] }], { catalogue: list })).toEqual(["前东庄村"]);
    expect(codes([{ file: "前东庄村.xlsx", rows: [[undefined, day]] }], { catalogue: list })).toEqual(["area.unknown  error"]);
    expect(codes([{ file: "东庒村.xlsx", rows: [[undefined, day]] }], { catalogue: list })).toEqual(["area.similar  error"]);
  });
  test("a bare name that only one area has is that one, and told", () => {
    expect(areasOf([{ rows: [["东庄", day]] }], { catalogue: list })).toEqual(["东庄村"]);
    expect(codes([{ rows: [["东庄", day]] }], { catalogue: list })).toEqual(["area.short-name B3 info"]);
    const both = run([{ rows: [["水口", day]] }], { catalogue: list, period });
    expect(both.findings).toMatchObject([{ code: "area.ambiguous", severity: "error", params: { text: "水口", proposal: "水口村、水口社区" } }]);
    expect(both.ledgers[0]!.records[0]!.area).toBe("水口");
    expect(areasOf([{ sheet: "东庄", rows: [[undefined, day]] }], { catalogue: list })).toEqual(["东庄村"]);
  });
  test("the list keeps its order, with the town on top of what has nothing above it", () => {
    const resolved = run([{ rows: [["水口村", day]] }], { catalogue: list, period });
    expect(resolved.areas.map(({ name, parent }) => [name, parent])).toEqual([
      [town, undefined],
      ["东庄村", town],
      ["西庄村", town],
      ["水口村", town],
      ["水口社区", town],
    ]);
  });
  test("codes are names too", () => {
    const coded = catalogue({ areas: [{ name: "东庄村", type: "村", code: "370102001208", aliases: [] }], town });
    expect(areasOf([{ rows: [["370102001208", day]] }, { file: "370102001208.xlsx", rows: [[undefined, day]] }], { catalogue: coded })).toEqual([
      "东庄村",
      "东庄村",
    ]);
  });
});

describe("without a list", () => {
  test("areas are what the ledgers name, in order of first appearance", () => {
    const specs: LedgerSpec[] = [
      {
        rows: [
          ["西庄村", day],
          ["水口居委会", day],
        ],
      },
      { file: "东庄村.xlsx", rows: [[undefined, day]] },
      {
        rows: [
          ["水口村委会", day],
          ["西庄村", day],
        ],
      },
    ];
    expect(run(specs, { town, period }).areas.map(({ name, type }) => `${name} ${type}`)).toEqual([
      "石桥镇 镇",
      "西庄村 村",
      "水口社区 居",
      "东庄村 村",
      "水口村 村",
    ]);
  });
  test("a bare name is the village of that name where there is one, else a unit of its own, told", () => {
    expect(
      areasOf(
        [
          {
            rows: [
              ["东庄", day],
              ["东庄村", day],
              ["南坡", day],
            ],
          },
        ],
        { town },
      ),
    ).toEqual(["东庄村", "东庄村", "南坡"]);
    expect(
      codes([
        {
          rows: [
            ["东庄", day],
            ["东庄村", day],
            ["南坡", day],
          ],
        },
      ]),
    ).toEqual(["area.no-suffix B5 warning", "area.short-name B3 info"]);
  });
  test("a rare name close to a usual one is proposed, and stays apart", () => {
    const rows = [...Array.from({ length: 10 }, () => ["张家湾村", day] as const), ["张家弯村", day] as const, ["水口村", day] as const];
    const resolved = run([{ rows }, { file: "水口社区.xlsx", rows: [[undefined, day]] }], { town, period });
    expect(resolved.findings.map(({ code, cell, params }) => [code, cell, params.text, params.proposal])).toEqual([
      ["area.close", "B13", "张家弯村", "张家湾村"],
      ["area.close", "B14", "水口村", "水口社区"],
    ]);
    expect(resolved.areas.map((area) => area.name)).toContain("张家弯村");
  });
  test("a name in doubt counts, but is nobody who is expected to report", () => {
    const rows = [...Array.from({ length: 10 }, () => ["张家湾村", day] as const), ["张家弯村", day] as const, ["水口", day] as const];
    const others = ["水口村.xlsx", "水口社区.xlsx"].map((file) => ({ file, rows: [[undefined, day]] as const }));
    const resolved = run([{ rows }, ...others], { town, period });
    expect(resolved.areas.filter((area) => area.unlisted).map((area) => area.name)).toEqual(["张家弯村", "水口"]);
    expect(resolved.ledgers[0]!.records.slice(-2).map((record) => record.area)).toEqual(["张家弯村", "水口"]);
  });
  test("neighbours that all report are no slips of each other", () => {
    expect(
      codes([
        {
          rows: [
            ["张庄村", day],
            ["李庄村", day],
            ["东庄村", day],
            ["西庄村", day],
          ],
        },
      ]),
    ).toEqual([]);
  });
});

describe("which town", () => {
  test("the option, else the catalogue's, else what most ledgers name, else 本镇", () => {
    const specs: LedgerSpec[] = [
      { title: "石桥镇宣传台账", rows: [["柳河镇东庄村", day]] },
      { unitLine: "石桥镇人民政府", rows: [[undefined, day]] },
    ];
    expect(run(specs, { town: "大王镇" }).town).toBe("大王镇");
    expect(run(specs, { catalogue: catalogue({ town: "小王镇" }) }).town).toBe("小王镇");
    expect(run(specs).town).toBe("石桥镇");
    expect(run(specs).findings.map((finding) => finding.code)).toContain("town.guessed");
    expect(run([{ rows: [["东庄村", day]] }])).toMatchObject({ town: "本镇" });
    expect(run([]).findings).toEqual([]);
  });
  test("the root of the list is the town", () =>
    expect(run([], { catalogue: catalogue({ areas: [{ name: "石桥镇", type: "镇", aliases: [] }, ...listed("东庄村")] }) }).town).toBe("石桥镇"));
});

describe("which period", () => {
  const guess = (specs: readonly LedgerSpec[], today = "2024-07-01") => run(specs, { town, today }).period.label;
  const dated = (...dates: string[]): LedgerSpec => ({ rows: dates.map((date) => ["东庄村", date] as const) });
  test("an option is taken as it is", () => expect(run([dated("2023-03-05")], { period }).period).toEqual(period));
  test("the smallest month, quarter, half or year that holds nine in ten", () => {
    expect(guess([dated("2024-03-05", "2024-03-20")])).toBe("2024年3月");
    expect(guess([dated("2024-01-05", "2024-03-20")])).toBe("2024年第一季度");
    expect(guess([dated("2024-01-05", "2024-06-20", "2024-02-01")])).toBe("2024年上半年");
    expect(guess([dated("2024-01-05", "2024-11-20")])).toBe("2024年");
    expect(guess([dated(...Array.from({ length: 19 }, (_, i) => `2024-03-${String(i + 1).padStart(2, "0")}`), "2023-05-01")])).toBe("2024年3月");
  });
  test("what the titles say in common goes first", () => {
    expect(guess([{ titleDate: "2024年第一季度", ...dated("2024-03-05") }])).toBe("2024年第一季度");
    expect(guess(["1月", "2月", "3月"].map((month) => ({ titleDate: `2024年${month}`, rows: [["东庄村", undefined] as const] })))).toBe("2024年第一季度");
  });
  test("dates without a year are of this year, or the last one where they lie ahead", () => {
    expect(guess([dated("3月5日")], "2024-07-01")).toBe("2024年3月");
    expect(guess([dated("3月5日", "12月5日")], "2025-01-10")).toBe("2024年");
  });
  test("lists of stock and plans do not vote", () => {
    expect(guess([dated("2024-03-05"), { kind: "volunteer-team", ...dated("2021-01-01", "2021-02-01", "2022-01-01") }])).toBe("2024年3月");
  });
  test("it says that it guessed", () => {
    expect(run([dated("2024-03-05")], { town }).findings).toMatchObject([
      { code: "period.guessed", severity: "info", params: { period: "2024年3月", percent: 100 } },
    ]);
    expect(run([{ rows: [["东庄村", undefined]] }], { town }).findings.map((finding) => finding.code)).toContain("period.unknown");
  });
});

describe("dates of records", () => {
  const specs = (...dates: (string | null)[]): LedgerSpec[] => [{ rows: dates.map((date) => ["东庄村", date] as const) }];
  const records = (...dates: (string | null)[]) => run(specs(...dates), { town, period }).ledgers[0]!.records;
  test("a date that cannot be read leaves its record out of every period, by name", () => {
    expect(records("2024-03-05", "长期", "2月30日").map(({ span, dateUnknown }) => [span?.start ?? null, dateUnknown ?? false])).toEqual([
      ["2024-03-05", false],
      [null, true],
      [null, true],
    ]);
    expect(codes(specs("长期", "2月30日", "长期", "202_年3月5日", "#REF!"))).toEqual([
      "date.error A7 error",
      "date.impossible A4 error",
      "date.placeholder A6 error",
      "date.unreadable A3 error",
    ]);
    expect(run(specs("长期", "2024-03-05", "长期"), { town, period }).findings[0]!.params).toMatchObject({ count: 2, rows: "3、5", cells: "A3、A5、C3、C5" });
  });
  test("a 29 February is impossible in a year without one", () => {
    const resolved = run(specs("2月29日"), { town, period: parsePeriod("2023")! });
    expect(resolved.ledgers[0]!.records[0]).toMatchObject({ span: null, dateUnknown: true });
    expect(resolved.findings.map((finding) => finding.code)).toEqual(["date.impossible"]);
  });
  test("a blank date belongs to the period as a whole, and is told once", () => {
    expect(records("2024-03-05", null, "—").map(({ span, dateUnknown }) => [span?.start ?? null, dateUnknown ?? false])).toEqual([
      ["2024-03-05", false],
      [null, false],
      [null, false],
    ]);
    expect(codes(specs("2024-03-05", null, "—"))).toEqual(["date.missing A4 warning"]);
  });
  test("a ledger without dates is told, a list of stock is not", () => {
    expect(codes([{ rows: [["东庄村", undefined]] }])).toEqual(["date.no-column  info"]);
    expect(codes([{ kind: "volunteer-team", rows: [["东庄村", undefined]] }])).toEqual([]);
  });
  test("200 dates without a year are one finding", () => {
    const many = Array.from({ length: 200 }, (_, i) => `3月${String((i % 28) + 1)}日`);
    expect(records(...many)[4]!.span).toEqual({ start: "2024-03-05", end: "2024-03-05" });
    expect(codes(specs(...many))).toEqual(["date.assumed-year A3 info"]);
    expect(run(specs(...many), { town, period }).findings[0]!.params).toMatchObject({ count: 200, year: "2024" });
  });
  test("two-digit years are one finding", () => expect(codes(specs("24.3.5", "24.3.6"))).toEqual(["date.two-digit-year A3 warning"]));
  test("a title's year goes before the period's", () => {
    const resolved = run([{ titleDate: "2023年", ...specs("3月5日")[0]! }], { town, period });
    expect(resolved.ledgers[0]!.records[0]!.span?.start).toBe("2023-03-05");
  });
});
