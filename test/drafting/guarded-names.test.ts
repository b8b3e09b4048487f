/** Names of the 黄榜, of families on relief and of minors stand in no draft. */
import { builtIn } from "../../src/catalogue";
import { nameGuard } from "../../src/drafting/guarded-names";
import type { Ledger } from "../../src/model/ledger";

const list = (...rows: readonly (readonly [string, string])[]): Ledger =>
  ({ kind: "moral-list", records: rows.map(([board, name]) => ({ texts: { list: board, name } })) }) as unknown as Ledger;
const { text } = nameGuard([list(["黄榜", "王小五"], ["黄", "高明"], ["红榜", "李四海"])], builtIn.kinds);

test.each([
  ["王小五门前乱堆垃圾", "王某某门前乱堆垃圾"],
  ["已对高明进行批评", "已对高某进行批评"],
  ["低保户赵六家门前积水", "低保户赵某家门前积水"],
  ["走访留守儿童钱多多，赠书", "走访留守儿童钱某某，赠书"],
  ["未成年人孙一飞", "未成年人孙某某"],
  ["周七（低保户）房屋漏水", "周某（低保户）房屋漏水"],
])("%s", (typed, shown) => expect(text(typed)).toBe(shown));

test.each([
  "提高明显成效",
  "李四海带头参加",
  "低保户高龄老人补贴",
  "低保户张贴公告",
  "为低保户安装路灯",
  "未成年人思想道德建设",
  "低保户和五保户",
  "黄榜警示3人次",
  "低保户危房改造",
])("%s stays", (words) => expect(text(words)).toBe(words));
