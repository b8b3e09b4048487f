/** Workbooks for the benchmarks: 3 sheets × 200 rows × 8 columns each, with dates, shared and distinct texts, percentages in every third. */
import { writeXlsx, type Cell } from "hucre/xlsx";

const forms = ["标语", "专栏", "旗牌", "宣传栏", "材料", "小贴士", "短信", "公益广告"];
const sheets = ["宣传", "志愿服务", "环境卫生"];
const heading = ["日期", "村居", "形式", "名称", "数量", "单位", "完成率", "备注"];

/** @param count how many; the same ones in every run */
export async function workbooks(count: number): Promise<Uint8Array[]> {
  const made: Uint8Array[] = [];
  for (let n = 0; n < count; n++) made.push(await workbook(n));
  return made;
}

function workbook(n: number): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map((name, s) => {
      const cells = new Map<string, Partial<Cell>>();
      const rows: (string | number | Date | null)[][] = [heading];
      for (let r = 1; r <= 200; r++) {
        rows.push([
          new Date(Date.UTC(2024, r % 6, 1 + (r % 28))),
          `第${n % 15}村`,
          forms[(r * 7 + s) % forms.length] ?? "",
          `文明宣传活动${(r + n * 3) % 90}`,
          (r * 3) % 97,
          r % 9 ? "块" : null,
          (r % 100) / 100,
          r % 5 ? null : `已核实${r}`,
        ]);
        cells.set(`${r},0`, { style: { numFmt: "yyyy/m/d" } });
        if (n % 3 === 0) cells.set(`${r},6`, { style: { numFmt: "0.0%" } });
      }
      return { name, rows, cells };
    }),
  });
}
