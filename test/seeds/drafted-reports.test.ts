/** The drafts of three towns, kept as files: every change of a sentence is seen in a diff. `UPDATE_GOLDEN=1` writes them anew. */
import fs from "node:fs";
import path from "node:path";
import { lint } from "../drafting/lint-report";
import type { ReportKind } from "../../src/model/indicator";
import { reportText } from "../../src/formats/docx/text";
import { drafted } from "../builders/drafts";
import { broad, monthly, summing } from "../builders/towns";

const GOLDEN = path.resolve(__dirname, "../golden/reports");
const cases = [
  ["汇报材料", broad, "briefing"],
  ["总结报告", summing, "summary"],
  ["活动报告", monthly, "activity"],
] as const satisfies readonly (readonly [ReportKind, unknown, string])[];

test.each(cases)("%s reads as the kept draft", (kind, given, name) => {
  const report = drafted(kind, given);
  const text = reportText(report);
  const file = path.join(GOLDEN, `${name}.txt`);
  if (process.env["UPDATE_GOLDEN"]) fs.writeFileSync(file, text);
  expect(text).toBe(fs.readFileSync(file, "utf8"));
  expect(lint(report)).toEqual([]);
});

const FIGURES: Readonly<Record<string, readonly string[]>> = {
  汇报材料: [
    ..."175块 160条 7块 2万余份 1万余条 100% 3处 894名 32支 47支 26个 150场次 350户 132人 6期 800余人次 2辆 4辆 33辆 570余吨".split(" "),
    ..."26处（1208.72平方米） 31处（1521.96平方米） 128处（6367.17平方米） 185处 9097.85平方米 4000份".split(" "),
  ],
  总结报告: "119项 3家 7个 100户 12个 2次 60户".split(" "),
  活动报告: "3支 230场次 10幅 53次 20余人次 3公里 1立方米 12处 2次 170户 71户".split(" "),
};

test.each(cases)("%s tells every figure that the ledgers hold", (kind, given) => {
  const text = reportText(drafted(kind, given)).split("\n附件\n")[0]!;
  expect(FIGURES[kind]!.filter((figure) => !text.includes(figure))).toEqual([]);
});
