import fs from "node:fs";
import path from "node:path";
import { manifestProblems } from "../../scripts/manifest-problems.mjs";
import { version } from "../../package.json";

const manifest = fs.readFileSync(path.resolve(__dirname, "../../manifest.xml"), "utf8");

test("the manifest is in order", () => {
  expect(manifestProblems(manifest, { version })).toEqual([]);
});

test.each([
  ["a resource that is not defined", (xml: string) => xml.replace('resid="Open.Tip"', 'resid="Nowhere"'), /Nowhere is not defined/],
  ["plain http", (xml: string) => xml.replace("https://localhost:3000/help.html", "http://localhost:3000/help.html"), /not https/],
  ["another version", (xml: string) => xml.replace(/<Version>.*<\/Version>/, "<Version>9.9.9.0</Version>"), /not the package's/],
  ["a text without English", (xml: string) => xml.replace('<bt:Override Locale="en-US" Value="Undo roll-up"/>', ""), /no en-US/],
  ["broken XML", (xml: string) => xml.replace("</Hosts>", ""), /not well-formed/],
])("%s is found", (_, damage, expected) => {
  expect(manifestProblems(damage(manifest), { version }).join("\n")).toMatch(expected);
});
