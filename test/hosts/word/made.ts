/** A report of a few lines, for tests that need no town. */
import { flatPackages } from "../../../src/formats/docx/flat-opc";
import { writeReport } from "../../../src/formats/docx";
import { snapshotXml } from "../../../src/formats/docx/snapshot";
import type { Fact, Report } from "../../../src/model/report";
import { emptyResult } from "../../builders/drafts";

const fact = (id: string, text: string): Fact => ({ id, name: `名${id}`, text, value: 0, unit: "", indicator: id, area: null, period: "2024", sources: [] });
export const facts = [fact("HJ05", "570余吨"), fact("XC01", "175块")];

export const report: Report = {
  kind: "汇报材料",
  title: "关于创建的汇报",
  blocks: [
    { type: "title", section: "opening", runs: [{ text: "关于创建的汇报" }] },
    { type: "heading1", section: "a", runs: [{ text: "一、工作进展" }] },
    {
      type: "paragraph",
      section: "a",
      runs: [{ text: "清理垃圾" }, { fact: "HJ05", text: "570余吨" }, { text: "，制作旗牌" }, { fact: "XC01", text: "175块" }, { text: "。" }],
    },
  ],
  facts,
  appendix: [],
};
const result = emptyResult({ facts });
export const snapshot = snapshotXml(result);
export const packages = async (pieceBytes?: number): Promise<string[]> =>
  flatPackages(await writeReport(report, result), { page: true, ...(pieceBytes === undefined ? {} : { pieceBytes }) });
export const LINES = ["关于创建的汇报", "一、工作进展", "清理垃圾570余吨，制作旗牌175块。"];
