/** Settings of the add-in as the file keeps them: properties of a web extension, reached from the package through its task panes. */
import type { Json } from "../../protocol/messages";
import type { WordPackage } from "./package";
import { elementsOf, r, rootOf, type Element } from "./xml";

const we = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
const panes = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11";
const relationship = "http://schemas.microsoft.com/office/2011/relationships/";

/** The part that holds the properties, or null where no add-in kept anything. */
function extensionPart(pkg: WordPackage): string | null {
  const list = pkg.related("", "webextensiontaskpanes");
  return list === null ? null : pkg.related(list, "webextension");
}

function propertiesOf(root: Element): Element | null {
  return elementsOf(root).find((one) => one.localName === "properties") ?? null;
}

export function readSettings(pkg: WordPackage): Map<string, Json> {
  const name = extensionPart(pkg);
  const tree = name === null ? null : pkg.xml(name);
  const holder = tree ? propertiesOf(rootOf(tree)) : null;
  const found = new Map<string, Json>();
  for (const one of holder ? elementsOf(holder) : []) {
    const [key, value] = [one.getAttribute("name"), one.getAttribute("value")];
    if (key === null || value === null || key.startsWith("Office.")) continue;
    try {
      found.set(key, JSON.parse(value) as Json);
    } catch {
      // Another add-in's, in a form of its own: not ours to read.
    }
  }
  return found;
}

export function writeSettings(pkg: WordPackage, settings: ReadonlyMap<string, Json>): void {
  const name = extensionPart(pkg) ?? addExtension(pkg);
  const tree = pkg.xml(name);
  const holder = tree ? propertiesOf(rootOf(tree)) : null;
  if (!tree || !holder) return;
  for (const one of elementsOf(holder)) holder.removeChild(one);
  for (const [key, value] of settings) {
    const one = tree.createElementNS(we, "we:property");
    one.setAttribute("name", key);
    one.setAttribute("value", JSON.stringify(value));
    holder.appendChild(one);
  }
}

function addExtension(pkg: WordPackage): string {
  const [list, extension] = ["word/webextensions/taskpanes.xml", "word/webextensions/webextension1.xml"];
  pkg.put(
    extension,
    `<we:webextension xmlns:we="${we}" id="{5A31C0DE-0000-4000-8000-0000000000FF}"><we:reference id="simulated" version="1.0.0.0" store="developer" storeType="Registry"/>` +
      `<we:alternateReferences/><we:properties/><we:bindings/></we:webextension>`,
    "application/vnd.ms-office.webextension+xml",
  );
  pkg.put(
    list,
    `<wetp:taskpanes xmlns:wetp="${panes}" xmlns:r="${r}"><wetp:taskpane dockstate="right" visibility="0" width="350" row="1"><wetp:webextensionref r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
    "application/vnd.ms-office.webextensiontaskpanes+xml",
  );
  pkg.relate("", `${relationship}webextensiontaskpanes`, list);
  pkg.relate(list, `${relationship}webextension`, "webextension1.xml");
  return extension;
}
