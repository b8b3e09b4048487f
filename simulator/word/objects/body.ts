/** The body of the document, of a header or footer, of a table cell. */
import type { ObjectType } from "../../protocol/object-type";
import { closest, isW } from "../package/xml";
import { contentMethods, contentNavigation, contentScalars, parentBody } from "./content";
import { defineWord } from "./define";
import { elementOf, type Place } from "./place";
import { register } from "./registry";
import { sectionAt } from "./section";

const kinds: { readonly [name: string]: string } = { body: "MainDoc", hdr: "Header", ftr: "Footer", tc: "TableCell" };

const bodyType: ObjectType<Place> = defineWord<Place>("Body", {
  scalars: { ...contentScalars, Type: { get: (body) => kinds[elementOf(body).localName ?? ""] ?? "Unknown" } },
  navigation: {
    ...contentNavigation,
    ParentSection: (body) => sectionAt(body.document, elementOf(body)),
    ParentSectionOrNullObject: (body) => (closest(elementOf(body), "body") ? sectionAt(body.document, elementOf(body)) : null),
    ParentBodyOrNullObject: (body) => (isW(elementOf(body), "tc") ? parentBody(body) : null),
  },
  methods: contentMethods,
});

register("Body", bodyType);
