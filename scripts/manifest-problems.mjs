/**
 * Checks a manifest's structure offline (the validator of office-addin-manifest asks an online service): well-formed, every resource id
 * defined and at most 32 characters, every file that it names is built, https only, both hosts, zh-CN with en-US everywhere, the
 * package's version. Sources: the add-in-only manifest's schema notes in Microsoft's documentation.
 */
import fs from "node:fs";
import path from "node:path";
import { DOMParser } from "@xmldom/xmldom";

const all = (root, name) => Array.from(root.getElementsByTagName(name));

/**
 * @param {string} xml the manifest
 * @param {{ version: string, web?: string }} context the package's version, and the built folder that its addresses point into
 * @returns {string[]} what is wrong, one sentence each; empty when nothing is
 */
export function manifestProblems(xml, { version, web }) {
  const problems = [];
  let root;
  try {
    root = new DOMParser({
      onError: (level, message) => {
        if (level !== "warning") throw new Error(message);
      },
    }).parseFromString(xml, "text/xml").documentElement;
  } catch (error) {
    return [`not well-formed: ${error.message}`];
  }
  const text = (name) => all(root, name)[0]?.textContent?.trim() ?? "";
  const attribute = (name) => all(root, name)[0]?.getAttribute("DefaultValue") ?? "";
  if (text("Version") !== `${version}.0`) problems.push(`Version ${text("Version")} is not the package's ${version}.0`);
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text("Id"))) problems.push("Id is not a GUID");
  if (text("DefaultLocale") !== "zh-CN") problems.push("DefaultLocale is not zh-CN");
  const hosts = all(root, "Host").map((host) => host.getAttribute("Name") ?? host.getAttribute("xsi:type"));
  for (const host of ["Workbook", "Document"])
    if (hosts.filter((name) => name === host).length !== 2) problems.push(`${host} is not both among the hosts and in the VersionOverrides`);
  // An API set here would shut the other host out (OfficeApp/Requirements applies to all hosts).
  if (all(root, "Requirements").some((element) => element.parentNode === root)) problems.push("base Requirements shut a host out");

  const resources = new Map();
  for (const kind of ["bt:Image", "bt:Url", "bt:String"]) {
    for (const element of all(root, kind)) {
      const id = element.getAttribute("id");
      if (id === null) continue;
      if (resources.has(id)) problems.push(`resource ${id} is defined twice`);
      if (id.length > 32) problems.push(`resource id ${id} is longer than 32 characters`);
      resources.set(id, element);
      if (kind === "bt:String" && !all(element, "bt:Override").some((override) => override.getAttribute("Locale") === "en-US"))
        problems.push(`${id} has no en-US text`);
    }
  }
  const used = new Set();
  for (const element of all(root, "*")) {
    const id = element.getAttribute("resid");
    if (!id) continue;
    used.add(id);
    if (!resources.has(id)) problems.push(`resource ${id} is not defined`);
  }
  for (const id of resources.keys()) if (!used.has(id)) problems.push(`resource ${id} is never used`);

  // A shared runtime does not start unless everything of its host names the same page (Microsoft's "Configure your add-in to use a shared runtime").
  for (const runtime of all(root, "Runtime")) {
    const host = runtime.parentNode.parentNode;
    const page = runtime.getAttribute("resid");
    for (const name of ["FunctionFile", "SourceLocation"])
      for (const element of all(host, name))
        if (element.getAttribute("resid") !== page) problems.push(`${name} ${element.getAttribute("resid")} is not the shared runtime's ${page}`);
    if (runtime.getAttribute("lifetime") !== "long") problems.push("the shared runtime's lifetime is not long");
  }

  const functions = all(root, "FunctionName").map((element) => element.textContent ?? "");
  const ids = all(root, "Control").map((element) => element.getAttribute("id"));
  if (new Set(ids).size !== ids.length) problems.push("two controls share an id");
  const addresses = [
    attribute("IconUrl"),
    attribute("HighResolutionIconUrl"),
    attribute("SupportUrl"),
    attribute("SourceLocation"),
    ...all(root, "ExtendedOverrides").flatMap((element) => [element.getAttribute("Url") ?? "", element.getAttribute("ResourcesUrl") ?? ""]),
    ...all(root, "bt:Image")
      .concat(all(root, "bt:Url"))
      .map((element) => element.getAttribute("DefaultValue") ?? ""),
  ].filter((address) => address !== "");
  for (const address of new Set(addresses)) {
    if (!address.startsWith("https://")) problems.push(`${address} is not https`);
    const file = web && path.join(web, new URL(address).pathname);
    if (file && !fs.existsSync(file)) problems.push(`${address} is not among the built files`);
  }
  if (web) {
    const scripts = fs
      .readdirSync(web)
      .filter((name) => /^taskpane\..*js$/.test(name))
      .map((name) => fs.readFileSync(path.join(web, name), "utf8"))
      .join("");
    const shortcuts = path.join(web, "shortcuts.json");
    const actions = fs.existsSync(shortcuts) ? JSON.parse(fs.readFileSync(shortcuts, "utf8")).actions.map((action) => action.id) : [];
    for (const name of [...functions, ...actions]) if (!scripts.includes(name)) problems.push(`function ${name} is not associated in the pane`);
  }
  return problems;
}
