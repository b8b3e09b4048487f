/** Content controls: what a figure of a report is bound to. */
import { HostError } from "../../protocol/host-error";
import { numberOf, textOf as textArgument, truthOf } from "../../protocol/arguments";
import type { Json } from "../../protocol/messages";
import type { Argument, HostObject, ObjectType, Scalar } from "../../protocol/object-type";
import { isProtected, requireEditable, type WordDocument } from "../document";
import { colourOf } from "../format/font";
import {
  attribute,
  child,
  documentOf,
  elementsOf,
  ensureChild,
  isW,
  make,
  makeText,
  nodesOf,
  remove,
  setAttribute,
  setValue,
  valueOf,
  w15,
  type Element,
} from "../package/xml";
import { contentMethods, contentNavigation, contentScalars } from "./content";
import { defineCollection, defineWord, existing } from "./define";
import { contentOf, controlPlace, dropPlaceholder, elementOf, isInline, textOfPlace, type Place } from "./place";

const defaultPlaceholder = "单击或点击此处输入文字。";

let made: ObjectType<Place> | null = null;

export function controlType(place: Place): HostObject {
  made ??= define();
  return made(place);
}

function properties(place: Place): Element {
  return ensureChild(elementOf(place), "sdtPr");
}

/** Properties of the control itself: a locked one keeps its content, its name may change; a protected document keeps everything. */
function writable(place: Place): Element {
  if (isProtected(place.document)) throw new HostError("AccessDenied");
  return properties(place);
}

function named(name: string): Scalar<Place> {
  return {
    get: (place) => valueOf(properties(place), name) ?? "",
    set: (place, value) => setValue(writable(place), name, String(value) === "" ? null : textArgument(value)),
  };
}

function lockScalar(which: "delete" | "edit"): Scalar<Place> {
  const read = (place: Place): { delete: boolean; edit: boolean } => {
    const lock = valueOf(properties(place), "lock");
    return { delete: lock === "sdtLocked" || lock === "sdtContentLocked", edit: lock === "contentLocked" || lock === "sdtContentLocked" };
  };
  return {
    get: (place) => read(place)[which],
    set: (place, value) => {
      const next = { ...read(place), [which]: truthOf(value) };
      setValue(writable(place), "lock", next.delete && next.edit ? "sdtContentLocked" : next.delete ? "sdtLocked" : next.edit ? "contentLocked" : null);
    },
  };
}

const appearances: { readonly [value: string]: string } = { boundingBox: "BoundingBox", tags: "Tags", hidden: "Hidden" };

function appearanceElement(place: Place): Element | null {
  return elementsOf(properties(place)).find((one) => one.namespaceURI === w15 && one.localName === "appearance") ?? null;
}

function setAppearance(place: Place, value: Json): void {
  const found = Object.entries(appearances).find(([, name]) => name === value)?.[0];
  if (found === undefined) throw new HostError("InvalidArgument");
  const holder = writable(place);
  const known = appearanceElement(place);
  const element = known ?? documentOf(holder).createElementNS(w15, "w15:appearance");
  if (!known) holder.appendChild(element);
  element.setAttributeNS(w15, "w15:val", found);
}

function subtype(place: Place): string {
  const kind = elementsOf(properties(place)).map((one) => one.localName);
  if (kind.includes("text")) return isInline(elementOf(place)) ? "PlainTextInline" : "PlainTextParagraph";
  if (kind.includes("picture")) return "Picture";
  if (kind.includes("checkbox")) return "CheckBox";
  if (kind.includes("dropDownList")) return "DropDownList";
  if (kind.includes("comboBox")) return "ComboBox";
  if (kind.includes("date")) return "DatePicker";
  if (kind.includes("docPartObj")) return "BuildingBlockGallery";
  if (isInline(elementOf(place))) return "RichTextInline";
  return "RichTextParagraphs";
}

function define(): ObjectType<Place> {
  const shared = contentMethods();
  return defineWord<Place>("ContentControl", {
    id: idOf,
    scalars: {
      ...contentScalars(),
      Id: { get: idOf },
      Title: named("alias"),
      Tag: named("tag"),
      PlaceholderText: {
        get: (place) => place.document.placeholders.get(String(idOf(place))) ?? defaultPlaceholder,
        set: (place, value) => {
          writable(place);
          place.document.placeholders.set(String(idOf(place)), textArgument(value));
          showPlaceholder(place);
        },
      },
      Type: { get: (place) => (subtype(place).startsWith("RichText") ? "RichText" : subtype(place).startsWith("PlainText") ? "PlainText" : subtype(place)) },
      Subtype: { get: subtype },
      Appearance: { get: (place) => appearances[appearanceElement(place)?.getAttributeNS(w15, "val") ?? "boundingBox"] ?? "BoundingBox", set: setAppearance },
      Color: {
        get: (place) => {
          const found = elementsOf(properties(place)).find((one) => one.namespaceURI === w15 && one.localName === "color");
          return found ? `#${attribute(found, "val") ?? "000000"}` : "#000000";
        },
        set: (place, value) => {
          const holder = writable(place);
          const known = elementsOf(holder).find((one) => one.namespaceURI === w15 && one.localName === "color");
          const element = known ?? documentOf(holder).createElementNS(w15, "w15:color");
          if (!known) holder.appendChild(element);
          setAttribute(element, "val", colourOf(value));
        },
      },
      RemoveWhenEdited: {
        get: (place) => child(properties(place), "temporary") !== null,
        set: (place, value) => {
          const holder = writable(place);
          const known = child(holder, "temporary");
          if (known) remove(known);
          if (truthOf(value)) ensureChild(holder, "temporary");
        },
      },
      CannotDelete: lockScalar("delete"),
      CannotEdit: lockScalar("edit"),
    },
    navigation: contentNavigation(),
    methods: {
      ...shared,
      Clear: (place, args) => {
        shared.Clear?.(place, args);
        showPlaceholder(place);
      },
      InsertText: (place, args) => {
        const range = shared.InsertText?.(place, args);
        showPlaceholder(place);
        return range;
      },
      Delete: (place, args) => deleteControl(place, truthOf(args[0])),
    },
  });
}

function idOf(place: Place): number {
  return Number(valueOf(properties(place), "id") ?? 0);
}

/** An empty control shows what it asks for. */
export function showPlaceholder(place: Place): void {
  const control = elementOf(place);
  const holder = properties(place);
  const showing = child(holder, "showingPlcHdr") !== null;
  if (showing) dropPlaceholder(control);
  if (textOfPlace(place) !== "") return;
  const owner = documentOf(control);
  ensureChild(holder, "showingPlcHdr");
  const run = make(owner, "r");
  setValue(ensureChild(run, "rPr"), "rStyle", "PlaceholderText");
  run.appendChild(makeText(owner, place.document.placeholders.get(String(idOf(place))) ?? defaultPlaceholder));
  const content = contentOf(control);
  const inside = isInline(control) ? content : (child(content, "p") ?? content);
  inside.appendChild(run);
}

function deleteControl(place: Place, keepContent: boolean): void {
  const control = elementOf(place);
  const lock = valueOf(properties(place), "lock");
  if (isProtected(place.document) || lock === "sdtLocked" || lock === "sdtContentLocked") throw new HostError("AccessDenied");
  if (control.parentNode) requireEditable(place.document, keepContent ? control.parentNode : control);
  const holder = control.parentNode;
  if (keepContent) {
    dropPlaceholder(control);
    for (const node of nodesOf(contentOf(control))) holder?.insertBefore(node, control);
  } else if (
    isW(holder, "tc", "body", "hdr", "ftr", "sdtContent") &&
    elementsOf(holder).filter((one) => isW(one, "p", "tbl", "sdt")).length === 1 &&
    !isInline(control)
  ) {
    holder.insertBefore(make(documentOf(control), "p"), control);
  }
  remove(control);
}

export interface Controls {
  readonly document: WordDocument;
  readonly controls: () => readonly Element[];
}

let collection: ObjectType<Controls> | null = null;

export function controlsType(target: Controls): HostObject {
  collection ??= defineControls();
  return collection(target);
}

function defineControls(): ObjectType<Controls> {
  const where = (target: Controls, wanted: (control: Element) => boolean): HostObject =>
    controlsType({ document: target.document, controls: () => target.controls().filter(wanted) });
  const byId = ({ document, controls }: Controls, id: Argument | undefined): HostObject | null => {
    const wanted = String(numberOf(id));
    const found = controls().find((control) => valueOf(child(control, "sdtPr"), "id") === wanted);
    return found ? controlType(controlPlace(document, found)) : null;
  };
  const base = defineCollection<Controls>(
    "ContentControlCollection",
    ({ document, controls }) => controls().map((control) => controlType(controlPlace(document, control))),
    {
      GetById: (target, args) => existing(byId(target, args[0])),
      GetByIdOrNullObject: (target, args) => byId(target, args[0]),
      GetByTag: (target, args) => where(target, (control) => valueOf(child(control, "sdtPr"), "tag") === textArgument(args[0])),
      GetByTitle: (target, args) => where(target, (control) => valueOf(child(control, "sdtPr"), "alias") === textArgument(args[0])),
      GetByTypes: (target, args) => where(target, (control) => Array.isArray(args[0]) && args[0].includes(subtype(controlPlace(target.document, control)))),
    },
  );
  return base;
}
