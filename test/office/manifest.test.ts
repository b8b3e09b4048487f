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
  [
    "a function file beside the shared runtime's page",
    (xml: string) => xml.replace('<FunctionFile resid="Pane.Url"/>', '<FunctionFile resid="Pane.Draft"/>'),
    /not the shared/,
  ],
  [
    "a pane beside the shared runtime's page",
    (xml: string) => xml.replace('<SourceLocation resid="Pane.Url"/>', '<SourceLocation resid="Pane.Draft"/>'),
    /not the shared/,
  ],
  ["broken XML", (xml: string) => xml.replace("</Hosts>", ""), /not well-formed/],
])("%s is found", (_, damage, expected) => {
  expect(manifestProblems(damage(manifest), { version }).join("\n")).toMatch(expected);
});

test("every shortcut asks for an action of its own, with a name in both languages and keys of the pattern that Microsoft recommends", () => {
  const read = (name: string): unknown => JSON.parse(fs.readFileSync(path.resolve(__dirname, "../../src/taskpane/static", name), "utf8"));
  const file = read("shortcuts.json") as {
    actions: { id: string; name: string }[];
    shortcuts: { action: string; key: { default: string } }[];
    resources: { default: Record<string, { value: string }> };
  };
  const english = read("shortcuts-en.json") as Record<string, { value: string }>;
  expect(file.shortcuts.map((shortcut) => shortcut.action)).toEqual(file.actions.map((action) => action.id));
  for (const { id, name } of file.actions) {
    expect(name).toBe(`\${resource.${id}}`);
    expect(file.resources.default[id]?.value).toMatch(/^[\u4e00-\u9fff]+$/);
    expect(english[id]?.value).toMatch(/^[A-Z][a-z ]+$/);
  }
  const keys = file.shortcuts.map((shortcut) => shortcut.key.default);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key).toMatch(/^Ctrl\+Alt\+Shift\+[A-Z]$/);
});
