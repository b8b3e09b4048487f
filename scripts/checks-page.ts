/** Makes docs/checks.md from the tables of codes: what is checked, what else a run can say, how grave it is and what it does to the totals. */
import fs from "node:fs";
import path from "node:path";
import { checks } from "../src/checking";
import type { FindingCode, FindingCodes } from "../src/findings/code";
import { stageCodes } from "../src/findings/codes";
import topics from "../src/findings/topics.json";

/** @param root of the repository: each check's page opens with the head of its file */
export function checksPage(root: string): string {
  const headOf = (check: string): string => {
    const source = fs.readFileSync(path.join(root, "src/checking", `${check}.ts`), "utf8");
    const head = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? "";
    return head
      .replace(/^\s*\* ?/gm, "")
      .replace(/\s+/g, " ")
      .trim();
  };
  const sections = Object.entries(checks).map(([name, { codes }]) => `### ${name}\n\n${headOf(name)}\n\n${table(codes)}`);
  const families = new Map<string, Record<string, FindingCode>>();
  for (const [code, entry] of Object.entries<FindingCode>(stageCodes)) {
    const [family = ""] = code.split(".");
    families.set(family, { ...families.get(family), [code]: entry });
  }
  const others = [...families].map(([family, codes]) => `### ${family}\n\n${table(codes)}`);
  return `${[HEAD, ...sections, OTHERS, ...others].join("\n\n")}\n`;
}

const HEAD = `# What a run can say 问题

Made by \`npm run docs\` from the tables of codes (\`src/checking/*.ts\`, \`src/findings/codes/*.ts\`): change those, not this page.

Effect: **left out**, a record or figure is in no total; **not read**, nobody knows what stands there; else the totals are as if nothing had been said.
A code with two severities says which as it is told. Codes are stable: result.json and explanations (设置·说明) go by them.

## Checks 校核

A check is one file of \`src/checking\`: its codes with their sentences, and how it looks (\`defineCheck\`). \`index.ts\` lists them all.`;

const OTHERS = `## What the other stages say

By the word before the point.`;

const table = (codes: FindingCodes): string =>
  [
    "| code | severity | topic | effect | 说法 | sentence |",
    "|---|---|---|---|---|---|",
    ...Object.entries(codes).map(([code, entry]) => row(code, entry)),
  ].join("\n");

function row(code: string, { severity, topic, effect, zh, en }: FindingCode): string {
  const grades = typeof severity === "string" ? severity : severity.join(", ");
  const cells = [`\`${code}\``, grades, topics[topic], effect === "none" ? "" : effect, zh, en];
  return `| ${cells.map((cell) => cell.replace(/\|/g, "\\|")).join(" | ")} |`;
}
