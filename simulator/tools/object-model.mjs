/**
 * Writes simulator/excel/object-model.json: every class of Excel's object model with its scalar properties, its navigation properties and its
 * methods, each with the API set that it needs. Names come from the unmodified office.js, sets from @types/office-js. Run it after an update of either:
 *   node simulator/tools/object-model.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import vm from "node:vm";
import ts from "typescript";

const root = new URL("../../", import.meta.url);
const office = new URL("node_modules/@microsoft/office-js/dist/excel-win32-16.01.debug.js", root);
const types = new URL("node_modules/@types/office-js/index.d.ts", root);
const out = new URL("simulator/excel/object-model.json", root);

/** Groups that the simulator does not play: no town's ledger has them, and each is large. */
const left = /Pivot|Slicer|Shape|LinkedDataType|LinkedEntity|Query|Timeline|CustomFunction|Visual|Flashfill|FlashFill|Python|RangeView|DataConnection|Dialog/;

const nothing = () => undefined;
const sandbox = {
  console,
  setTimeout,
  clearTimeout,
  name: "",
  addEventListener: nothing,
  location: { protocol: "https:", hash: "", search: "", href: "https://localhost/" },
  navigator: { userAgent: "Node" },
  document: { getElementsByTagName: () => [], createElement: () => ({}), getElementById: () => null, cookie: "" },
  sessionStorage: { getItem: () => null, setItem: nothing, removeItem: nothing },
};
sandbox.window = sandbox;
const source = readFileSync(office, "utf8");
vm.runInContext(source, vm.createContext(sandbox));

const sets = apiSets(readFileSync(types, "utf8"));
const model = {};
for (const name of Object.keys(sandbox.Excel).sort()) {
  const type = sandbox.Excel[name];
  const proto = type?.prototype;
  if (!proto || left.test(name) || !source.includes(`Excel.${name} = ${name};`) || !("_className" in proto) || proto._className !== name) continue;
  const end = source.indexOf(`    Excel.${name} = ${name};`);
  const body = source.slice(source.lastIndexOf(`var ${name} = (function (_super)`, end), end);
  const own = sets.get(name) ?? { set: "1.1", members: new Map() };
  const setOf = (member) => own.members.get(member) ?? own.set;
  const entry = { set: own.set, scalars: {}, navigation: {}, methods: {} };
  const originals = proto._scalarPropertyOriginalNames ?? [];
  const writable = proto._scalarPropertyUpdateable ?? [];
  (proto._scalarPropertyNames ?? []).forEach((member, i) => {
    if (originals[i].startsWith("_")) return;
    entry.scalars[originals[i]] = setOf(member) + (writable[i] ? " writable" : "");
  });
  for (const match of body.matchAll(/_createPropertyObject\(Excel\.(\w+), this, "(\w+)"/g)) {
    if (left.test(match[1]) || match[2].startsWith("_")) continue;
    entry.navigation[match[2]] = `${match[1]} ${setOf(camel(match[2], proto))}`;
  }
  for (const match of body.matchAll(new RegExp(`${name}\\.prototype\\.(\\w+) = function \\([^)]*\\) \\{([\\s\\S]*?)\\n        \\};`, "g"))) {
    const wire = /_(?:createMethodObject|createIndexerObject|createAndInstantiateMethodObject|invokeMethod)\([^"\n]*?"(\w+)"/.exec(match[2]);
    if (wire && !wire[1].startsWith("_") && !left.test(match[2])) entry.methods[wire[1]] = setOf(match[1]);
  }
  if (proto._isCollection) entry.items = /_createChildItemObject\(Excel\.(\w+)/.exec(body)?.[1];
  model[name] = entry;
}
writeFileSync(out, JSON.stringify(model, null, 2) + "\n");
console.log(`${Object.keys(model).length} classes`);

function camel(original, proto) {
  const found = Object.getOwnPropertyNames(proto).find((key) => key.toLowerCase() === original.toLowerCase());
  return found ?? original;
}

/** Class → its set and those of its members, from the doc comments. */
function apiSets(text) {
  const file = ts.createSourceFile("index.d.ts", text, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const setIn = (node) => {
    const set = /\[Api set: ([^\]]*)\]/.exec(text.slice(node.getFullStart(), node.getStart()))?.[1];
    if (!set) return null;
    if (/BETA|PREVIEW/i.test(set)) return "preview";
    const plain = /^ExcelApi (\d+\.\d+)/.exec(set)?.[1];
    return plain ?? set.replace(/ for .*/, "").trim();
  };
  const walk = (node) => {
    if (ts.isModuleDeclaration(node) && node.name.text === "Excel" && node.body) node.body.forEachChild(visit);
    else node.forEachChild((child) => (ts.isModuleDeclaration(child) ? walk(child) : undefined));
  };
  const visit = (node) => {
    if (!ts.isClassDeclaration(node) || !node.name) return;
    const set = setIn(node) ?? "1.1";
    const members = new Map();
    for (const member of node.members) {
      if (!member.name) continue;
      const name = member.name.getText();
      const own = setIn(member);
      // Overloads: the first one that is released counts.
      if (own && (!members.has(name) || members.get(name) === "preview")) members.set(name, own);
    }
    found.set(node.name.text, { set, members });
  };
  file.forEachChild((node) => walk(node));
  return found;
}
