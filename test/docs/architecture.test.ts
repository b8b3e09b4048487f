/** docs/architecture.md: what it names is there, and the way of the cell does not turn back. */
import fs from "node:fs";
import path from "node:path";
import { stages } from "../../scripts/stages.mjs";

const root = path.join(__dirname, "../..");
const page = fs.readFileSync(path.join(root, "docs/architecture.md"), "utf8");

test("every file and folder that it names is there", () => {
  const named = [...page.matchAll(/`((?:src|test|scripts|simulator)\/[\w./-]*)`/g)].map((match) => match[1] ?? "");
  expect(named.length).toBeGreaterThan(25);
  expect(named.filter((file) => !fs.existsSync(path.join(root, file)))).toEqual([]);
});

test("it describes every room", () => {
  const table = page.slice(page.indexOf("| room |"), page.indexOf("## One cell"));
  expect(stages.filter((stage) => !table.includes(`\`${stage}/\``))).toEqual([]);
});

test("the journey proper goes from left to right: no step stands in a room before that of the step above", () => {
  const journey = page.slice(page.indexOf("The rest is the journey proper"), page.indexOf("`src/app/pipeline.ts` is steps"));
  const rooms = [...journey.matchAll(/^(\d+)\.[^`]*`src\/(\w+)\//gm)].map((match) => stages.indexOf(match[2] ?? ""));
  expect(rooms).toHaveLength(10);
  expect(rooms).toEqual([...rooms].sort((a, b) => a - b));
});
