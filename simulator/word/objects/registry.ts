/** Classes of Word's object model that others lead back to. */
import { createTypeRegistry } from "../../protocol/type-registry";
import type { Controls } from "./content-control";
import type { Paragraphs } from "./paragraph";
import type { Place } from "./place";
import type { Ranges } from "./range";
import type { TableRef, Tables } from "./table";
import type { CellRef } from "./table-rows";

interface WordTargets {
  readonly Body: Place;
  readonly ContentControl: Place;
  readonly ContentControlCollection: Controls;
  readonly Paragraph: Place;
  readonly ParagraphCollection: Paragraphs;
  readonly Range: Place;
  readonly RangeCollection: Ranges;
  readonly Table: TableRef;
  readonly TableCell: CellRef;
  readonly TableCollection: Tables;
}

export const { register, objectOf } = createTypeRegistry<WordTargets>();
