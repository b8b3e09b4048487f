/** `range.format.borders`. */
import { HostError } from "../../protocol/host-error";
import type { Json } from "../../protocol/messages";
import type { HostObject } from "../../protocol/object-type";
import type { Area } from "../book/address";
import { format } from "../book/format-cells";
import { requireAllowed } from "../book/protection";
import type { BorderLine, BorderSide } from "../book/style";
import { defineExcel } from "./define";
import { colorOf, oneOf, stylesIn, type RangePlace } from "./range-place";

interface BorderPlace extends RangePlace {
  readonly side: string;
}

const sides = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal", "DiagonalDown", "DiagonalUp"];

export const bordersType = defineExcel<RangePlace>("RangeBorderCollection", {
  scalars: { Count: { get: () => sides.length } },
  items: (place) => sides.map((side) => borderType({ ...place, side })),
  indexer: (place, args) => borderOn(place, args[0]),
  methods: { GetItemAt: (place, args) => borderOn(place, sides[Number(args[0])]) },
});

function borderOn(place: RangePlace, side: unknown): HostObject {
  const found = sides.find((one) => one.toLowerCase() === String(side).toLowerCase());
  if (found === undefined) throw new HostError("InvalidArgument");
  return borderType({ ...place, side: found });
}

const noLine: BorderLine = { style: "None", weight: "Thin", color: "#000000" };

/** Cells along a side of an area, with the edge of each that the side means. */
function edges(area: Area, side: string): readonly { readonly area: Area; readonly edge: BorderSide }[] {
  if (side === "EdgeTop") return [{ area: { ...area, bottom: area.top }, edge: "EdgeTop" }];
  if (side === "EdgeBottom") return [{ area: { ...area, top: area.bottom }, edge: "EdgeBottom" }];
  if (side === "EdgeLeft") return [{ area: { ...area, right: area.left }, edge: "EdgeLeft" }];
  if (side === "EdgeRight") return [{ area: { ...area, left: area.right }, edge: "EdgeRight" }];
  if (side === "InsideHorizontal") {
    return area.top === area.bottom
      ? []
      : [
          { area: { ...area, bottom: area.bottom - 1 }, edge: "EdgeBottom" },
          { area: { ...area, top: area.top + 1 }, edge: "EdgeTop" },
        ];
  }
  if (side === "InsideVertical") {
    return area.left === area.right
      ? []
      : [
          { area: { ...area, right: area.right - 1 }, edge: "EdgeRight" },
          { area: { ...area, left: area.left + 1 }, edge: "EdgeLeft" },
        ];
  }
  return [{ area, edge: side === "DiagonalDown" ? "DiagonalDown" : "DiagonalUp" }];
}

function line(place: BorderPlace, pick: (line: BorderLine) => string): Json {
  const found = new Set<string>();
  for (const area of place.areas) {
    for (const part of edges(area, place.side)) {
      for (const style of stylesIn({ ...place, areas: [part.area] })) found.add(pick(style[part.edge] ?? noLine));
    }
  }
  return found.size === 1 ? ([...found][0] ?? null) : found.size === 0 ? pick(noLine) : null;
}

function draw(place: BorderPlace, patch: Partial<BorderLine>): void {
  requireAllowed(place.sheet, "allowFormatCells");
  for (const area of place.areas) {
    for (const part of edges(area, place.side)) {
      format(place.book, place.sheet, part.area, (style) => {
        const drawn = { ...(style[part.edge] ?? { ...noLine, style: "Continuous" }), ...patch };
        return { [part.edge]: drawn.style === "None" ? null : drawn };
      });
    }
  }
}

const borderType = defineExcel<BorderPlace>("RangeBorder", {
  id: (place) => place.side,
  scalars: {
    SideIndex: { get: (place) => place.side },
    Style: {
      get: (place) => line(place, (one) => one.style),
      set: (place, value) => draw(place, { style: oneOf(value, ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "Double", "SlantDashDot"]) }),
    },
    Weight: {
      get: (place) => line(place, (one) => one.weight),
      set: (place, value) => draw(place, { weight: oneOf(value, ["Hairline", "Thin", "Medium", "Thick"]) }),
    },
    Color: { get: (place) => line(place, (one) => one.color), set: (place, value) => draw(place, { color: colorOf(value) }) },
  },
});
