/** docs/checks.md is made from the tables of codes. */
import fs from "node:fs";
import path from "node:path";
import { checksPage } from "../../scripts/checks-page";

const root = path.join(__dirname, "../..");

test("docs/checks.md says what the tables say (npm run docs writes it)", () =>
  expect(fs.readFileSync(path.join(root, "docs/checks.md"), "utf8")).toBe(checksPage(root)));
