/** A cell of 32,767 characters, Excel's most, is read as fast as any: words of settings and of ledgers go through no pattern more often than they are long. */
import { builtIn } from "../../src/catalogue";
import { readConditions } from "../../src/catalogue/sheets/conditions";
import { totalLabel } from "../../src/reading/sheet/lines";
import { nameKey } from "../../src/reading/sheet/match";
import { unitInText } from "../../src/language/units";

const FULL = 32_767;
const full = (head: string, pump: string, tail = "") => head + pump.repeat(Math.ceil(FULL / pump.length)).slice(0, FULL - head.length - tail.length) + tail;
const kind = builtIn.kinds[0]!;

test.each<[string, () => unknown]>([
  ["a header of brackets that never close", () => nameKey(full("数量", "（"))],
  ["a header of brackets that never close, asked for its unit", () => unitInText(full("数量", "（"))],
  ["a condition of blanks", () => readConditions(full("甲", " ", "乙"), kind)],
])("%s", (_, read) => {
  const { user } = process.cpuUsage();
  // Once is enough for what takes a second, ten times for what takes none.
  for (let i = 0; i < 10; i += 1) read();
  expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(1);
});

test("names without their brackets, conditions without blanks and totals with remarks are read as before", () => {
  expect(nameKey("数量（块）（含修补）")).toBe("数量");
  expect(nameKey("数量（块")).toBe("数量(块");
  expect(nameKey("清理（垃圾）量[吨]")).toBe("清理量");
  expect([totalLabel("合计（吨）：")?.level, totalLabel("小计:(户)(人)")?.level, totalLabel("合计(吨)元")]).toEqual(["all", "group", null]);
  const field = kind.fields.find(({ type }) => type === "text")!;
  const filters = [{ field: field.field, op: "contains", values: ["旗牌"] }];
  for (const text of [`${field.name}含旗牌`, `${field.name}  含 旗牌`, `「${field.name}」 含旗牌`]) expect(readConditions(text, kind)).toEqual({ filters });
});
