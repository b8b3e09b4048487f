/** The README says what is played: its last part is made from the code. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createExcel } from "../node";
import { readmeWith } from "../tools/readme";

const readme = readFileSync(join(__dirname, "../README.md"), "utf8");

test("README.md says what is played (npm run docs writes it)", () => expect(readme).toBe(readmeWith(readme)));

test("what the README says is refused is refused by name", async () => {
  const [, names = ""] = /^\| Range \|[^|]*\|[^|]*\|[^|]*\| (.*) \|$/m.exec(readme) ?? [];
  expect(names.split(", ")).toContain("GetImage");
  const { Excel } = createExcel({ requirementSet: "Microsoft 365" });
  const ask = Excel.run(async (context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange("A1").getImage();
    await context.sync();
  });
  await expect(ask).rejects.toMatchObject({ code: "NotSimulated", message: expect.stringContaining("Range.GetImage") as string });
});
