import type { Area, AreaType } from "../../src/model/area";
import { isSeveralAreas, matchArea, readAreaName, similarAreas } from "../../src/language/area";
import { areaInText, townInText } from "../../src/language/area-in-text";

const area = (name: string, type: AreaType = name.endsWith("社区") ? "居" : "村", more: Partial<Area> = {}): Area => ({ name, type, aliases: [], ...more });

describe("one name for the regular forms", () => {
  test.each([
    ["东庄村", "东庄村", "村"],
    ["东庄村委会", "东庄村", "村"],
    ["东庄村村委会", "东庄村", "村"],
    ["东庄村民委员会", "东庄村", "村"],
    ["东庄村村民委员会", "东庄村", "村"],
    ["东庄村党支部", "东庄村", "村"],
    [" 东庄村 ", "东庄村", "村"],
    ["水口社区", "水口社区", "居"],
    ["水口居委会", "水口社区", "居"],
    ["水口社区居委会", "水口社区", "居"],
    ["水口居民委员会", "水口社区", "居"],
    ["水口社区居民委员会", "水口社区", "居"],
    ["水口村委会", "水口村", "村"],
    ["石桥镇", "石桥镇", "镇"],
    ["石桥镇人民政府", "石桥镇", "镇"],
    ["十里街道办事处", "十里街道", "镇"],
    ["石桥镇东庄村", "东庄村", "村"],
    ["石桥镇水口居委会", "水口社区", "居"],
    ["山东省济南市历城区石桥镇东庄村", "东庄村", "村"],
    ["济南市历城区东庄村", "东庄村", "村"],
    ["旧县村", "旧县村", "村"],
    ["马镇村", "马镇村", "村"],
    ["李村", "李村", "村"],
    ["城区社区", "城区社区", "居"],
    ["新市区社区", "新市区社区", "居"],
    ["乡政府社区", "乡政府社区", "居"],
    ["370102001208", "370102001208", "村"],
    ["370102001001", "370102001001", "居"],
    ["370102001000", "370102001000", "镇"],
  ])("%s is %s", (text, name, type) => expect(readAreaName(text)).toEqual({ name, type }));
  test.each(["东庄", "各村", "本村", "文明村", "行政村", "宣传栏", "东庄村、西庄村", "农村", "社区", "村", "全部", "", "12", "2024年3月东庄村"])(
    "%j is no name",
    (text) => expect(readAreaName(text)).toBeNull(),
  );
  test("水口村 is not 水口社区", () => expect(readAreaName("水口村委会")).not.toEqual(readAreaName("水口居委会")));
  test("the town's own prefix comes off, another town's does not", () => {
    expect(readAreaName("石桥镇东庄村", "石桥镇")?.name).toBe("东庄村");
    expect(readAreaName("柳河镇东庄村", "石桥镇")?.name).toBe("柳河镇东庄村");
  });
  test.each(["镇本级", "全镇", "镇政府", "本级", "镇直"])("%s is the town", (text) =>
    expect(readAreaName(text, "石桥镇")).toEqual({ name: "石桥镇", type: "镇" }),
  );
  test("several villages in one cell are told from one", () => {
    for (const text of ["东庄村、西庄村", "东庄村,西庄村", "各村", "各村（居）"]) expect(isSeveralAreas(text)).toBe(true);
    for (const text of ["东庄村", "石桥镇东庄村", "文明办"]) expect(isSeveralAreas(text)).toBe(false);
  });
});

describe("which area of the list is meant", () => {
  const areas = [
    area("东庄村", "村", { code: "370102001208" }),
    area("西庄村"),
    area("水口村"),
    area("水口社区"),
    area("张家湾村", "村", { aliases: ["老湾", "张湾村"] }),
    area("李村"),
    area("新民社区"),
  ];
  const match = (text: string) => matchArea(text, areas, "石桥镇");
  test.each([
    ["东庄村", "东庄村"],
    ["东庄村委会", "东庄村"],
    ["石桥镇东庄村", "东庄村"],
    ["水口居委会", "水口社区"],
    ["水口村村委会", "水口村"],
    ["370102001208", "东庄村"],
    ["老湾", "张家湾村"],
    ["张湾村委会", "张家湾村"],
    ["石桥镇", "石桥镇"],
    ["全镇", "石桥镇"],
  ])("%s is exactly %s", (text, name) => expect(match(text)).toEqual({ area: name, exact: true, proposal: false }));
  test("a bare name that only one has is that one, though not exactly", () => {
    expect(match("东庄")).toEqual({ area: "东庄村", exact: false, proposal: false });
    expect(match("水口")).toBeNull();
  });
  test.each([
    ["東莊村", "东庄村"],
    ["东 庄村", "东庄村"],
    ["东　庄村", "东庄村"],
    ["东庒村", "东庄村"],
    ["张家弯村", "张家湾村"],
    ["張家灣村", "张家湾村"],
    ["张家湾村村", "张家湾村"],
    ["新明社区", "新民社区"],
  ])("%s may be %s: only a proposal", (text, name) => expect(match(text)).toEqual({ area: name, exact: false, proposal: true }));
  test.each(["南庄村", "前东庄村", "季村", "柳河镇东庄村", "大王村", "宣传办", ""])("%j is nobody", (text) => expect(match(text)).toBeNull());
  test("one character off from two areas proposes neither", () => expect(matchArea("张家村", [area("张家湾村"), area("张家铺村")], null)).toBeNull());
  test("villages told apart by east and west, big and small are no slips of each other", () => {
    expect(similarAreas("东庄村", [area("西庄村"), area("东庄社区")])).toEqual([]);
    expect(similarAreas("大李庄村", [area("小李庄村"), area("李庄村")])).toEqual([]);
    expect(similarAreas("东庒村", [area("西庄村"), area("东庄村")])).toEqual(["东庄村"]);
  });
  test("an alias never takes another area's name away", () =>
    expect(matchArea("西庄村", [area("东庄村", "村", { aliases: ["西庄村"] }), area("西庄村")], null)?.area).toBe("西庄村"));
});

describe("the area in a title, sheet or file name", () => {
  const areas = [area("东庄村"), area("西庄村"), area("水口村"), area("水口社区")];
  test.each([
    ["石桥镇东庄村2024年3月宣传工作台账", "东庄村"],
    ["3月/东庄村-宣传.xlsx", "东庄村"],
    ["二〇二四年三月东庄村志愿服务活动台账", "东庄村"],
    ["宣传工作台账（东庄村）", "东庄村"],
    ["东庄村文明村创建台账", "东庄村"],
    ["附件1：东庄村台账", "东庄村"],
    ["山东省济南市历城区石桥镇水口社区居委会志愿服务台账", "水口社区"],
    ["红黄榜（2024年3月）水口村", "水口村"],
    ["东庄", "东庄村"],
    ["石桥镇宣传台账", "石桥镇"],
    ["石桥镇各村居宣传情况统计表", "石桥镇"],
  ])("%s: %s", (text, name) => expect(areaInText(text, areas, "石桥镇")).toMatchObject({ name, known: true }));
  test.each([
    "2024年文明村评选",
    "农村人居环境整治台账",
    "新时代文明实践活动进社区",
    "美丽乡村",
    "Sheet1",
    "村级宣传台账",
    "村居环境整治",
    "城乡环境整治",
    "开展三下乡活动",
    "各村汇总",
    "东庄村、西庄村活动",
  ])("%s names none", (text) => expect(areaInText(text, areas, "石桥镇")).toBeNull());
  test("a name that is not in the list is not passed off as one that is", () =>
    expect(areaInText("2024年第一季度前东庄村台账", areas, "石桥镇")).toEqual({ name: "前东庄村", type: "村", known: false }));
  test("without a list every village counts", () => expect(areaInText("石桥镇三里河村宣传台账", [], null)).toMatchObject({ name: "三里河村", type: "村" }));
  test.each([
    ["石桥镇东庄村宣传台账", "石桥镇"],
    ["历城区石桥镇", "石桥镇"],
    ["十里街道2024年台账", "十里街道"],
    ["城镇建设", null],
    ["美丽乡村", null],
    ["东庄村", null],
  ])("the town of %s is %s", (text, town) => expect(townInText(text)).toBe(town));
});
