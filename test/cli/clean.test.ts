/** `taizhang clean` refuses in words what it cannot clean. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { main } from "../../src/cli/main";
import { writeReport } from "../../src/formats/docx";
import { drafted, emptyResult } from "../builders/drafts";
import { broad } from "../builders/towns";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-clean-"));
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function clean(name: string, bytes: Uint8Array): Promise<{ code: number; error: string; written: boolean }> {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  const told: string[] = [];
  const stderr = jest.spyOn(process.stderr, "write").mockImplementation((text) => (told.push(String(text)), true));
  const stdout = jest.spyOn(process.stdout, "write").mockImplementation(() => true);
  const code = await main(["node", "taizhang", "clean", file, "--out", path.join(folder, "out.docx")]);
  stderr.mockRestore();
  stdout.mockRestore();
  return { code, error: told.join(""), written: fs.existsSync(path.join(folder, "out.docx")) };
}

test("a document with a password, one that shows text of another file, one that is none", async () => {
  const locked = await clean("加密.docx", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)]));
  expect(locked).toMatchObject({ code: 2, written: false });
  expect(locked.error).toContain("加密.docx 设了密码");

  const report = drafted("汇报材料", broad);
  const parts = unzipSync(await writeReport(report, emptyResult({ facts: report.facts })));
  const rels = "word/_rels/document.xml.rels";
  const chunk = `<Relationship Id="rIdAlt" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="other.html"/>`;
  const linked = {
    ...parts,
    "word/other.html": strToU8("<p>别处的话</p>"),
    [rels]: strToU8(Buffer.from(parts[rels]!).toString().replace("</Relationships>", `${chunk}</Relationships>`)),
  };
  const elsewhere = await clean("拼接.docx", zipSync(linked));
  expect(elsewhere).toMatchObject({ code: 2, written: false });
  expect(elsewhere.error).toContain("嵌着另一个文件的正文");

  expect((await clean("文本.docx", strToU8("不是文档"))).error).toContain("不是 Word 文档");
});
