/**
 * Writes simulator/excel/object-model.json and simulator/word/object-model.json: every class of the host's object model with its scalar properties, its
 * navigation properties and its methods, each with the API set that it needs. Names come from the unmodified office.js, sets from @types/office-js. Run it
 * after an update of either:
 *   node simulator/tools/object-model.mjs
 */
import { readFileSync, writeFileSync } from "node:fs";
import vm from "node:vm";
import ts from "typescript";

const root = new URL("../../", import.meta.url);
const types = readFileSync(new URL("node_modules/@types/office-js/index.d.ts", root), "utf8");

/** Classes that the simulator does not play: no town's ledger or report has them, and each group is large. What leads to them is listed, and refused by name. */
const hosts = [
  {
    name: "Excel",
    left: /Pivot|Slicer|Shape|LinkedDataType|LinkedEntity|Query|Timeline|CustomFunction|Visual|Flashfill|FlashFill|Python|DataConnection|Dialog/,
  },
  { name: "Word", left: /Annotation|DocumentCreated/ },
];

for (const { name: host, left } of hosts) {
  const model = modelOf(host, left);
  writeFileSync(new URL(`simulator/${host.toLowerCase()}/object-model.json`, root), JSON.stringify(model, null, 2) + "\n");
  console.log(`${host}: ${Object.keys(model).length} classes`);
}

/** office.js as it loads in a page. */
function load(source) {
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
  vm.runInContext(source, vm.createContext(sandbox));
  return sandbox;
}

function modelOf(host, left) {
  const source = readFileSync(new URL(`node_modules/@microsoft/office-js/dist/${host.toLowerCase()}-win32-16.01.debug.js`, root), "utf8");
  const library = load(source)[host];
  const sets = apiSets(types, host);
  const model = {};
  for (const name of Object.keys(library).sort()) {
    const type = library[name];
    const proto = type?.prototype;
    if (!proto || left.test(name) || !source.includes(`${host}.${name} = ${name};`) || !("_className" in proto) || proto._className !== name) continue;
    const end = source.indexOf(`    ${host}.${name} = ${name};`);
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
    for (const match of body.matchAll(new RegExp(`_createPropertyObject\\(${host}\\.(\\w+), this, "(\\w+)"`, "g"))) {
      if (match[2].startsWith("_")) continue;
      entry.navigation[match[2]] = `${match[1]} ${setOf(camel(match[2], proto))}`;
    }
    for (const match of body.matchAll(new RegExp(`${name}\\.prototype\\.(\\w+) = function \\([^)]*\\) \\{([\\s\\S]*?)\\n        \\};`, "g"))) {
      const wire = /_(?:createMethodObject|createIndexerObject|createAndInstantiateMethodObject|invokeMethod)\([^"\n]*?"(\w+)"/.exec(match[2]);
      if (wire && !wire[1].startsWith("_")) entry.methods[wire[1]] = setOf(match[1]);
    }
    if (proto._isCollection) entry.items = new RegExp(`_createChildItemObject\\(${host}\\.(\\w+)`).exec(body)?.[1];
    model[name] = entry;
  }
  return model;
}

function camel(original, proto) {
  const found = Object.getOwnPropertyNames(proto).find((key) => key.toLowerCase() === original.toLowerCase());
  return found ?? original;
}

/** Class → its set and those of its members, from the doc comments. */
function apiSets(text, host) {
  const file = ts.createSourceFile("index.d.ts", text, ts.ScriptTarget.Latest, true);
  const found = new Map();
  const setIn = (node) => {
    const set = /\[Api set: ([^\]]*)\]/.exec(text.slice(node.getFullStart(), node.getStart()))?.[1];
    if (!set) return null;
    // `ExcelApi 1.9, ExcelApi Preview for …`: the first counts, what is said of single arguments does not.
    const plain = new RegExp(`^${host}Api (\\d+\\.\\d+)`).exec(set)?.[1];
    if (!plain && /BETA|PREVIEW/i.test(set)) return "preview";
    return plain ?? set.replace(/ for .*/, "").trim();
  };
  const walk = (node) => {
    if (ts.isModuleDeclaration(node) && node.name.text === host && node.body) node.body.forEachChild(visit);
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
