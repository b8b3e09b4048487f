/** Ledgers for the benchmarks: a town's workbooks as its villages send them, the same ones in every run. */
import { writeXlsx, type Cell, type CellValue } from "hucre/xlsx";

type Row = CellValue[];

interface Kind {
  readonly sheet: string;
  readonly title: string;
  readonly header: readonly string[];
  readonly row: (random: (most: number) => number, n: number, place: string) => Row;
}

const forms = ["标语", "专栏", "宣传栏", "材料", "折页", "横幅", "展板", "手册"];
const units = ["条", "块", "块", "份", "份", "条", "块", "份"];
const topics = ["文明创建应知应会", "社会主义核心价值观", "移风易俗倡议", "垃圾分类指南", "防溺水安全提示", "反诈宣传", "文明养犬公约", "道路交通安全"];
const tasks = ["路边堆物整治", "河道漂浮物打捞", "背街小巷清扫", "乱搭乱建清理", "农贸市场周边整治", "卫生死角清理"];
const services = ["敬老院帮扶", "路口文明劝导", "入户政策宣讲", "公园捡拾垃圾", "义务理发", "图书整理"];
const categories = ["敬老助残", "文明劝导", "文明宣传", "环境卫生", "关爱帮扶", "文化文艺"];
const people = ["陈建国", "林秀英", "黄志强", "吴丽华", "周文斌", "郑海燕", "何少平", "许春梅"];

const day = (random: (most: number) => number): Date => new Date(Date.UTC(2024, random(6), 1 + random(28)));
/** A number as people type it: mostly a number, sometimes with its unit, 余 or 约. */
const typed = (n: number, unit: string, random: (most: number) => number): CellValue => [`${n}${unit}`, `${n}余${unit}`, `约${n}${unit}`][random(40)] ?? n;
const pick = (words: readonly string[], n: number): string => words[n % words.length] ?? "";

const kinds: readonly Kind[] = [
  {
    sheet: "宣传",
    title: "宣传工作台账",
    header: ["日期", "宣传形式", "名称", "数量", "计量单位", "地点", "负责人", "备注"],
    row(random, n, place) {
      const form = random(forms.length);
      const unit = pick(units, form);
      return [
        day(random),
        pick(forms, form),
        `${pick(topics, n)}第${n}期`,
        typed(1 + random(300), unit, random),
        unit,
        place,
        pick(people, random(8)),
        random(5) ? null : "已拍照留存",
      ];
    },
  },
  {
    sheet: "环境卫生",
    title: "环境卫生整治台账",
    header: ["日期", "整治地点", "整治内容", "出动人次", "清运车（辆）", "清理垃圾（吨）", "卫生死角（处）", "备注"],
    row: (random, n, place) => [
      day(random),
      `${place}${n}号段`,
      pick(tasks, random(tasks.length)),
      typed(3 + random(60), "人次", random),
      random(6),
      random(200) / 10,
      random(9),
      random(6) ? null : "与网格员联合开展",
    ],
  },
  {
    sheet: "志愿服务",
    title: "志愿服务活动台账",
    header: ["活动时间", "服务内容", "活动类别", "服务队", "参与人次", "小时", "地点", "备注"],
    row(random, n, place) {
      const service = random(services.length);
      return [
        day(random),
        `${pick(services, service)}（第${n}次）`,
        pick(categories, service),
        "党员先锋志愿服务队",
        typed(4 + random(40), "人", random),
        1 + random(8),
        place,
        null,
      ];
    },
  },
];

const heads = ["东", "西", "南", "北", "上", "下", "前", "后", "大", "小", "新", "古", "青", "白", "金", "石", "龙", "凤", "竹", "柳"];
const tails = ["庄", "湾", "桥", "坡", "溪", "岭", "塘", "井", "田", "洲", "沙", "坑", "林", "屿", "厝"];

/** @returns the file's name and bytes; the n-th is the same in every run */
export async function villageWorkbook(n: number, rows = 200): Promise<{ name: string; bytes: Uint8Array }> {
  const village = `${pick(heads, n)}${pick(tails, Math.floor(n / heads.length))}村`;
  return { name: `${village}.xlsx`, bytes: await workbook(kinds, village, rows, n) };
}

/** One long ledger of a whole town: 10 columns, the village in a column of its own. */
export function townWorkbook(rows: number): Promise<Uint8Array> {
  const [publicity] = kinds;
  if (!publicity) throw new Error("no ledger kind");
  const widened: Kind = {
    ...publicity,
    header: ["序号", "村居", ...publicity.header],
    row: (random, n, place) => [n, `${pick(heads, n)}${pick(tails, Math.floor(n / heads.length) % 2)}村`, ...publicity.row(random, n, place)],
  };
  return workbook([widened], "清禾镇", rows, 1);
}

function workbook(sheets: readonly Kind[], owner: string, count: number, seed: number): Promise<Uint8Array> {
  let state = seed * 7919 + 17;
  const random = (most: number): number => Math.floor(((state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648) * most);
  return writeXlsx({
    sheets: sheets.map((kind) => {
      const rows: Row[] = [[`${owner}2024年上半年${kind.title}`], [...kind.header]];
      for (let n = 1; n <= count; n++) rows.push(kind.row(random, n, `${owner}${pick(["文化广场", "主干道", "村部", "小学门口"], random(4))}`));
      const cells = new Map<string, Partial<Cell>>();
      rows.forEach((row, r) => row.forEach((value, c) => value instanceof Date && cells.set(`${r},${c}`, { style: { numFmt: "yyyy/m/d" } })));
      return { name: kind.sheet, rows, cells };
    }),
  });
}
