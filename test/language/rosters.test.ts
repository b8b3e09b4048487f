/** Names on lists of people whom no report may name, and lists of others whose names are nobody's secret. */
import { rosterNames } from "../../src/language/personal/rosters";
import type { Cell } from "../../src/model/grid";

const names = (sheet: string, cells: Cell[][], file = "东庄村.xlsx") => rosterNames({ file, sheet, cells });

test.each<[string, string, Cell[][], string[]]>([
  ["a title", "Sheet1", [["东庄村低保家庭花名册"], ["序号", "户主姓名", "人口"], [1, "王小五", 3], [2, "欧阳明", 2]], ["王小五", "欧阳明"]],
  [
    "the sheet's name",
    "留守儿童",
    [
      ["学生姓名", "监护人"],
      ["李小花", "李大山"],
    ],
    ["李小花", "李大山"],
  ],
  [
    "a header of two levels",
    "表3",
    [
      ["特困供养情况", null, null],
      ["基本信息", null, "待遇"],
      ["姓名", "性别", "金额"],
      ["赵四海", "男", 500],
    ],
    ["赵四海"],
  ],
  ["several in a cell", "孤儿", [["姓名"], ["钱一、孙二（兄）"]], ["钱一", "孙二"]],
  [
    "a card",
    "困境儿童关爱卡",
    [
      ["儿童姓名", "周小明", "性别", "女"],
      ["监护人：", "周大力"],
    ],
    ["周小明", "周大力"],
  ],
  [
    "numbered headers, and headers that look like names",
    "临时救助",
    [
      ["姓名1", "申请人", "村居"],
      ["吴小六", "郑大钱", "东庄村"],
    ],
    ["吴小六", "郑大钱"],
  ],
  [
    "none: others stand on it too",
    "红黄榜",
    [
      ["姓名", "榜别"],
      ["李四海", "红榜"],
    ],
    [],
  ],
  ["none: volunteers", "志愿者", [["关爱留守儿童志愿者名单"], ["姓名"], ["李四海"]], []],
  [
    "none: what the rows say is not what the list is about",
    "志愿服务",
    [
      ["姓名", "内容"],
      ["李四海", "走访低保户"],
    ],
    [],
  ],
  ["none: no header of names", "低保", [["低保政策宣传台账"], ["日期", "内容"], ["3月5日", "张贴标语"]], []],
])("%s", (_, sheet, cells, expected) => {
  expect(names(sheet, cells)).toEqual(expected);
});

test("the name of the file says what it lists", () => {
  expect(names("Sheet1", [["姓名"], ["冯小七"]], "东庄村未成年人名单.xlsx")).toEqual(["冯小七"]);
});
