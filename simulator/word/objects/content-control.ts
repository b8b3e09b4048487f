/** Content controls: what a figure of a report is bound to. */
import { HostError, existing } from "../../protocol/host-error";
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
  nodesOf,
  remove,
  setAttribute,
  setValue,
  valueOf,
  w15,
  type Element,
} from "../package/xml";
import { contentMethods, contentNavigation, contentScalars } from "./content";
import { defineCollection, defineWord } from "./define";
import { contentOf, controlPlace, dropPlaceholder, elementOf, isInline, type Place } from "./place";
import { controlId, controlProperties, placeholderOf, showPlaceholder } from "./placeholder";
import { register } from "./registry";

/** Properties of the control itself: a locked one keeps its content, its name may change; a protected document keeps everything. */
function writable(place: Place): Element {
  if (isProtected(place.document)) throw new HostError("AccessDenied");
  return controlProperties(place);
}

function named(name: string): Scalar<Place> {
  return {
    get: (place) => valueOf(controlProperties(place), name) ?? "",
    set: (place, value) => setValue(writable(place), name, String(value) === "" ? null : textArgument(value)),
  };
}

function lockScalar(which: "delete" | "edit"): Scalar<Place> {
  const read = (place: Place): { delete: boolean; edit: boolean } => {
    const lock = valueOf(controlProperties(place), "lock");
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
  return elementsOf(controlProperties(place)).find((one) => one.namespaceURI === w15 && one.localName === "appearance") ?? null;
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
  const kind = elementsOf(controlProperties(place)).map((one) => one.localName);
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

function deleteControl(place: Place, keepContent: boolean): void {
  const control = elementOf(place);
  const lock = valueOf(controlProperties(place), "lock");
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

const controlType: ObjectType<Place> = defineWord<Place>("ContentControl", {
  id: controlId,
  scalars: {
    ...contentScalars,
    Id: { get: controlId },
    Title: named("alias"),
    Tag: named("tag"),
    PlaceholderText: {
      get: placeholderOf,
      set: (place, value) => {
        writable(place);
        place.document.placeholders.set(String(controlId(place)), textArgument(value));
        showPlaceholder(place);
      },
    },
    Type: { get: (place) => (subtype(place).startsWith("RichText") ? "RichText" : subtype(place).startsWith("PlainText") ? "PlainText" : subtype(place)) },
    Subtype: { get: subtype },
    Appearance: { get: (place) => appearances[appearanceElement(place)?.getAttributeNS(w15, "val") ?? "boundingBox"] ?? "BoundingBox", set: setAppearance },
    Color: {
      get: (place) => {
        const found = elementsOf(controlProperties(place)).find((one) => one.namespaceURI === w15 && one.localName === "color");
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
      get: (place) => child(controlProperties(place), "temporary") !== null,
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
  navigation: contentNavigation,
  methods: {
    ...contentMethods,
    Clear: (place, args) => {
      contentMethods.Clear?.(place, args);
      showPlaceholder(place);
    },
    InsertText: (place, args) => {
      const range = contentMethods.InsertText?.(place, args);
      showPlaceholder(place);
      return range;
    },
    Delete: (place, args) => deleteControl(place, truthOf(args[0])),
  },
});

register("ContentControl", controlType);

export interface Controls {
  readonly document: WordDocument;
  readonly controls: () => readonly Element[];
}

function controlsWhere(target: Controls, wanted: (control: Element) => boolean): HostObject {
  return controlsType({ document: target.document, controls: () => target.controls().filter(wanted) });
}

function controlById({ document, controls }: Controls, id: Argument | undefined): HostObject | null {
  const wanted = String(numberOf(id));
  const found = controls().find((control) => valueOf(child(control, "sdtPr"), "id") === wanted);
  return found ? controlType(controlPlace(document, found)) : null;
}

const controlsType: ObjectType<Controls> = defineCollection<Controls>(
  "ContentControlCollection",
  ({ document, controls }) => controls().map((control) => controlType(controlPlace(document, control))),
  {
    GetById: (target, args) => existing(controlById(target, args[0])),
    GetByIdOrNullObject: (target, args) => controlById(target, args[0]),
    GetByTag: (target, args) => controlsWhere(target, (control) => valueOf(child(control, "sdtPr"), "tag") === textArgument(args[0])),
    GetByTitle: (target, args) => controlsWhere(target, (control) => valueOf(child(control, "sdtPr"), "alias") === textArgument(args[0])),
    GetByTypes: (target, args) =>
      controlsWhere(target, (control) => Array.isArray(args[0]) && args[0].includes(subtype(controlPlace(target.document, control)))),
  },
);

register("ContentControlCollection", controlsType);
