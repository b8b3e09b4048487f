/** Letters above the columns, numbers beside the rows, and their edges that can be dragged. */
import { useRef, type PointerEvent, type ReactNode } from "react";
import { columnName, type Area } from "../excel/book/address";
import type { Sheet } from "../excel/book/sheet";
import type { Controller } from "./controller";
import { span, type Lines } from "./grid-lines";

interface HeadersProps {
  readonly controller: Controller;
  readonly sheet: Sheet;
  readonly lines: Lines;
  readonly area: Area;
  readonly selection: Area;
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly scroll: { readonly x: number; readonly y: number };
  readonly size: { readonly width: number; readonly height: number };
}

export function GridHeaders({ controller, sheet, lines, area, selection, frozen, scroll, size }: HeadersProps): ReactNode {
  const { rows, columns } = lines;
  const dragged = useRef<{ readonly start: number; readonly size: number } | null>(null);
  const edge = (axis: "row" | "column", index: number) => {
    const at = (event: PointerEvent): number => (axis === "row" ? event.clientY : event.clientX);
    return {
      className: `sim-resize is-${axis}`,
      onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
        event.stopPropagation();
        dragged.current = { start: at(event), size: (axis === "row" ? rows : columns).size(index) };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
        const from = dragged.current;
        if (!from) return;
        event.stopPropagation();
        setLine(sheet, axis, index, Math.max(0, from.size + at(event) - from.start));
        controller.changed();
      },
      onPointerUp: () => (dragged.current = null),
    };
  };
  return (
    <>
      <div className="sim-headers sim-column-headers" style={{ left: size.width, height: size.height }}>
        {[...span(0, frozen.columns - 1), ...span(area.left, area.right)].map((column) => (
          <div
            key={column}
            className={`sim-header ${column >= selection.left && column <= selection.right ? "is-selected" : ""}`}
            style={{ left: columns.offset(column) - (column < frozen.columns ? 0 : scroll.x), width: columns.size(column), height: size.height }}
          >
            {columns.size(column) > 8 ? columnName(column) : ""}
            <div {...edge("column", column)} />
          </div>
        ))}
      </div>
      <div className="sim-headers sim-row-headers" style={{ top: size.height, width: size.width }}>
        {[...span(0, frozen.rows - 1), ...span(area.top, area.bottom)].map((row) => (
          <div
            key={row}
            className={`sim-header ${row >= selection.top && row <= selection.bottom ? "is-selected" : ""}`}
            style={{ top: rows.offset(row) - (row < frozen.rows ? 0 : scroll.y), height: rows.size(row), width: size.width }}
          >
            {rows.size(row) > 8 ? row + 1 : ""}
            <div {...edge("row", row)} />
          </div>
        ))}
      </div>
      <div className="sim-corner" style={{ width: size.width, height: size.height }} />
    </>
  );
}

function setLine(sheet: Sheet, axis: "row" | "column", index: number, pixels: number): void {
  const lines = axis === "row" ? sheet.rowLines : sheet.columnLines;
  const line = lines.get(index) ?? { size: null, hidden: false, level: 0, style: null };
  line.size = (pixels * 3) / 4;
  lines.set(index, line);
}
