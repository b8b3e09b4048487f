/** Every check is one file that the registry lists, and every code of the table is whole. */
import fs from "node:fs";
import path from "node:path";
import { check, checks } from "../../src/checking";
import { findingCodes, leavesOut } from "../../src/checking/codes";
import type { Sentence } from "../../src/findings/code";
import topics from "../../src/findings/topics.json";
import { context, ledgerOf } from "../builders/checked";

const folder = path.join(__dirname, "../../src/checking");
const sourceOf = (name: string): string => fs.readFileSync(path.join(folder, `${name}.ts`), "utf8");
const files = fs.readdirSync(folder).filter((file) => file.endsWith(".ts"));
const tests = fs
  .readdirSync(__dirname)
  .filter((file) => file.endsWith(".test.ts"))
  .map((file) => fs.readFileSync(path.join(__dirname, file), "utf8"))
  .join("\n");

const paramsOf = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ""))].sort();

test("the registry has each file that defines a check, by its name", () => {
  const defining = files.filter((file) => file !== "define.ts" && sourceOf(file.slice(0, -3)).includes("defineCheck(")).map((file) => file.slice(0, -3));
  expect(Object.keys(checks)).toEqual(defining.sort());
});

describe.each(Object.entries(checks))("%s", (name, one) => {
  const codes = Object.keys(one.codes);

  test("its file opens with what it looks for", () => expect(sourceOf(name)).toMatch(/^\/\*\*[\s\S]{20,}?\*\//));

  test("each of its codes is told in its file", () => {
    const source = sourceOf(name);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.filter((code) => !new RegExp(`"${code.replace(/\./g, "\\.")}"(?!: \\{)`).test(source))).toEqual([]);
  });

  test("each of its codes has a test", () => {
    expect(codes.filter((code) => !new RegExp(`["\`]${code.replace(/\./g, "\\.")}["@:]`).test(tests))).toEqual([]);
  });

  test("has nothing to say of a ledger without rows, and keeps nothing from one run to the next", () => {
    const empty = ledgerOf({ kind: "volunteer-event", rows: [] });
    expect(check([empty], context).filter(({ code }) => code in one.codes)).toEqual([]);
    const twice = ledgerOf({ kind: "volunteer-event", rows: [{ date: "2024-03-05", name: "学雷锋", participants: "-3" }] });
    expect(check([twice], context)).toEqual(check([twice], context));
  });
});

describe.each(Object.entries(findingCodes))("%s", (_, code) => {
  const severities = typeof code.severity === "string" ? [code.severity] : code.severity;
  const forms: (Sentence | undefined)[] = [code, code.many, code.single];

  test("has severities, the gravest first, a topic and an effect", () => {
    const order = ["error", "warning", "info"];
    expect(severities.length).toBeGreaterThan(0);
    expect([...new Set(severities)].sort((a, b) => order.indexOf(a) - order.indexOf(b))).toEqual(severities);
    expect(Object.keys(topics)).toContain(code.topic);
    expect(["none", "left out", "not read"]).toContain(code.effect);
  });

  test("asks for the same params in both languages, and says how many where it stands for many", () => {
    for (const form of forms) if (form) expect(paramsOf(form.en)).toEqual(paramsOf(form.zh));
    if (code.many) expect([...paramsOf(code.many.zh), "rows"].some((name) => name === "count" || name === "rows")).toBe(true);
  });
});

test("of errors, just these say that something in a ledger is in no total", () => {
  const errors = Object.entries(findingCodes).filter(([, { severity }]) => severity === "error" || severity.includes("error"));
  expect(errors.flatMap(([code]) => (leavesOut(code) ? [code] : [])).sort()).toEqual([
    "cell.error",
    "date.error",
    "date.impossible",
    "date.placeholder",
    "date.unreadable",
    "measure.unit",
    "quantity.date",
    "quantity.error",
    "quantity.placeholder",
    "quantity.unreadable",
  ]);
});
