import { codes, ledgerOf, read } from "../builders/grids";

const body = (...rows: (string | number)[][]) => rows;

test.each([
  ["宣传工作台账", ["日期", "形式", "数量", "单位"], ["3.1", "旗牌", 1, "块"], "publicity"],
  ["入户宣传知晓率调查表", ["日期", "村居", "入户数", "调查人数", "知晓人数"], ["3.1", "东庄村", 10, 20, 19], "survey"],
  ["志愿服务台账", ["日期", "活动主题", "参加人数"], ["3.1", "学雷锋", 10], "volunteer-event"],
  ["志愿者队伍统计表", ["村居", "注册志愿者", "志愿服务队", "网格党小组"], ["东庄村", 50, 2, 3], "volunteer-team"],
  ["文明家庭评选台账", ["日期", "类别", "户主", "状态"], ["3.1", "五好文明家庭", "张三", "命名"], "honour"],
  ["我们的节日活动台账", ["日期", "节日", "活动名称", "参加人数"], ["3.1", "清明", "祭扫", 10], "festival"],
  ["道德红黄榜", ["期次", "榜别", "姓名", "事由"], ["第一期", "红榜", "张三", "孝老爱亲"], "moral-list"],
  ["大扫除登记表", ["日期", "地点", "出动人次", "清理垃圾（吨）"], ["3.1", "石大路", 10, 2], "sanitation"],
  ["墙体广告清理台账", ["日期", "路段", "处数", "面积（㎡）"], ["3.1", "石大路", 10, 20.5], "wall-ad"],
  ["劝导台账", ["日期", "地点", "劝导次数"], ["3.1", "路口", 10], "persuasion"],
  ["厕所革命进度表", ["村居", "项目", "任务数", "完成数"], ["东庄村", "厕所革命", 10, 5], "construction"],
  ["下一步工作计划", ["事项", "数量", "单位", "完成时限"], ["印制折页", 4000, "份", "2024.9"], "plan"],
] as const)("%s is read as what it says", (title, header, row, kind) => {
  const ledger = ledgerOf(read([[title], [...header], [...row], [...row]]));
  expect(ledger.kind).toBe(kind);
});

test("without any title the header tells", () => {
  const ledger = ledgerOf(
    read([
      ["日期", "村居", "地点", "出动人次", "铲车", "清理垃圾"],
      ["3.1", "东庄村", "石大路", 5, 1, 2],
    ]),
  );
  expect(ledger.kind).toBe("sanitation");
  expect(ledger.reasons.map((reason) => reason.code)).toContain("reason.kind.header");
});

test("the sheet's name tells where the header is meagre; without it nobody can", () => {
  const cells = body(["村居", "人数"], ["东庄村", 3], ["西庄村", 4]);
  expect(ledgerOf(read(cells)).kind).toBe("other");
  const ledger = ledgerOf(read(cells, { sheet: "培训" }));
  expect([ledger.kind, ledger.columns[1]?.field]).toEqual(["training", "participants"]);
});

test("a list that the catalogue does not know is read as other, its figures are listed, and the kind is asked for", () => {
  const reading = read([["渔船登记表"], ["船号", "吨位", "功率"], ["苏渔01", 120, 300], ["苏渔02", 130, 310]]);
  const ledger = ledgerOf(reading);
  expect(ledger.kind).toBe("other");
  expect(ledger.records).toHaveLength(2);
  expect(ledger.columns.map((column) => column.role)).toEqual(["text", "unmeasured", "unmeasured"]);
  expect(codes(reading)).toEqual(expect.arrayContaining(["kind.unknown@A2", "column.unmeasured@B2", "column.unmeasured@C2"]));
});

test("words of a kind in the title do not make a ledger of it when no column fits", () => {
  const reading = read([["宣传工作经费支出"], ["凭证号", "摘要", "借方金额", "贷方金额"], ["001", "购买办公用品", 120, 0], ["002", "维修", 0, 300]]);
  expect(ledgerOf(reading).kind).toBe("other");
  expect(codes(reading)).toContain("kind.unsure@A2");
});
