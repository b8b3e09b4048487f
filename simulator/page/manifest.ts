/** The ribbon as manifest.xml describes it, for one host and one language. Tolerant: what it does not know it leaves out. */

export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  readonly icon: string | null;
  readonly action: { readonly kind: "pane"; readonly url: string } | { readonly kind: "function"; readonly name: string };
}

export interface RibbonGroup {
  readonly label: string;
  readonly buttons: readonly RibbonButton[];
}

export interface AddIn {
  readonly name: string;
  readonly tab: string;
  readonly groups: readonly RibbonGroup[];
  /** Page with the functions of buttons without a pane. */
  readonly functionFile: string | null;
  /** The pane's page where no button names one. */
  readonly pane: string | null;
  /** Page that ribbon and pane share where the host has SharedRuntime (`<Runtimes>`, lifetime long). */
  readonly runtime: string | null;
  /** Address of the JSON file with keyboard shortcuts. */
  readonly extended: string | null;
  readonly shortcuts: readonly Shortcut[];
}

/** A key combination such as Ctrl+Alt+Shift+H, and the action that it asks for. */
export interface Shortcut {
  readonly action: string;
  readonly key: string;
}

/**
 * @param xml text of a manifest (add-in only, VersionOverrides 1.0)
 * @param host "Workbook" or "Document"
 * @param locale such as zh-CN; overrides of other languages are passed over
 */
function readManifest(xml: string, host: "Workbook" | "Document", locale: string): AddIn | null {
  const document = new DOMParser().parseFromString(xml, "application/xml");
  if (document.querySelector("parsererror")) return null;
  const resources = new Map<string, string>();
  for (const element of all(document, "Url", "String", "Image")) {
    const id = element.getAttribute("id");
    if (id) resources.set(id, localized(element, locale));
  }
  const text = (holder: Element | undefined, name: string): string => {
    const id = holder && child(holder, name)?.getAttribute("resid");
    return id ? (resources.get(id) ?? "") : "";
  };
  const hosts = all(document, "Host").filter((element) => element.getAttribute("xsi:type") === host);
  const factor = hosts.map((element) => child(element, "DesktopFormFactor")).find(Boolean);
  const runtimes = hosts.flatMap((element) => [...element.querySelectorAll("*")]).filter((element) => element.localName === "Runtime");
  const shared = runtimes.find((element) => element.getAttribute("lifetime") === "long")?.getAttribute("resid");
  const extended = all(document, "ExtendedOverrides")[0]?.getAttribute("Url");
  const name = all(document, "DisplayName")[0];
  const source = all(document, "SourceLocation")[0];
  const tabs = factor ? [...factor.querySelectorAll("*")].filter((element) => ["CustomTab", "OfficeTab"].includes(element.localName)) : [];
  const tab = tabs[0];
  const groups = tab ? [...tab.children].filter((element) => element.localName === "Group") : [];
  return {
    name: name ? localized(name, locale) : "加载项",
    tab: tab?.localName === "CustomTab" ? text(tab, "Label") : "开始",
    groups: groups.map((group) => ({
      label: text(group, "Label"),
      buttons: [...group.querySelectorAll("*")].filter((element) => element.localName === "Control").flatMap(buttonOf),
    })),
    functionFile: factor ? local(text(factor, "FunctionFile")) : null,
    pane: source ? local(source.getAttribute("DefaultValue") ?? "") : null,
    runtime: shared ? local(resources.get(shared) ?? "") : null,
    extended: extended ? local(extended) : null,
    shortcuts: [],
  };

  function buttonOf(control: Element): RibbonButton[] {
    const action = child(control, "Action");
    const kind = action?.getAttribute("xsi:type");
    const images = child(control, "Icon");
    const image = images && ([...images.children].find((element) => element.getAttribute("size") === "32") ?? images.children[0]);
    const icon = resources.get(image?.getAttribute("resid") ?? "");
    const shared = {
      id: control.getAttribute("id") ?? "",
      label: text(control, "Label"),
      tip: text(child(control, "Supertip"), "Description"),
      icon: icon === undefined ? null : local(icon),
    };
    if (kind === "ShowTaskpane") return [{ ...shared, action: { kind: "pane", url: local(text(action, "SourceLocation")) } }];
    const name = action && child(action, "FunctionName")?.textContent;
    return kind === "ExecuteFunction" && name ? [{ ...shared, action: { kind: "function", name: name.trim() } }] : [];
  }
}

/** The manifest at an address, with the shortcuts of the file that it names; null where there is none. */
export async function fetchAddIn(url: string, host: "Workbook" | "Document", locale: string): Promise<AddIn | null> {
  const response = await fetch(url).catch(() => null);
  const addIn = response?.ok ? readManifest(await response.text(), host, locale) : null;
  if (!addIn?.extended) return addIn;
  const file = await fetch(addIn.extended).catch(() => null);
  return { ...addIn, shortcuts: file?.ok ? readShortcuts(await file.text()) : [] };
}

/** Key combinations of an extended-overrides file. Resources in its texts are not filled in: keys are plain here. */
function readShortcuts(json: string): Shortcut[] {
  const value = JSON.parse(json) as {
    readonly shortcuts?: readonly { readonly action: string; readonly key: { readonly default: string; readonly web?: string } }[];
  };
  return (value.shortcuts ?? []).map(({ action, key }) => ({ action, key: key.web ?? key.default }));
}

function all(document: Document, ...names: string[]): Element[] {
  return [...document.querySelectorAll("*")].filter((element) => names.includes(element.localName));
}

function child(holder: Element, name: string): Element | undefined {
  return [...holder.children].find((element) => element.localName === name);
}

function localized(element: Element, locale: string): string {
  const override = [...element.children].find((one) => one.localName === "Override" && one.getAttribute("Locale")?.toLowerCase() === locale.toLowerCase());
  return override?.getAttribute("Value") ?? element.getAttribute("DefaultValue") ?? "";
}

/** The add-in is served from our own origin here, whatever server the manifest names. */
function local(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, "");
}
