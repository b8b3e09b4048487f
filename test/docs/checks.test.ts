/** Pages and lines that are made from the code: docs/checks.md, the line of stages in the README. */
import fs from "node:fs";
import path from "node:path";
import { checksPage } from "../../scripts/checks-page";
import { stages, stagesLine } from "../../scripts/stages.mjs";

const root = path.join(__dirname, "../..");

test("docs/checks.md says what the tables say (npm run docs writes it)", () =>
  expect(fs.readFileSync(path.join(root, "docs/checks.md"), "utf8")).toBe(checksPage(root)));

test("README.md names the stages in the order that lint holds", () => expect(fs.readFileSync(path.join(root, "README.md"), "utf8")).toContain(stagesLine));

test("every folder of src/ is a stage", () =>
  expect(
    fs
      .readdirSync(path.join(root, "src"), { withFileTypes: true })
      .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
      .sort(),
  ).toEqual([...stages].sort()));
