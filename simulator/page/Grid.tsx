/** The sheet: headers, frozen panes, cells of the visible part only, selection, editing, charts. */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from "react";
import { wholeSheet, type Area } from "../excel/book/address";
import { select } from "../excel/book/workbook";
import type { Controller } from "./controller";
import { copyOut, pasteIn } from "./grid-clipboard";
import { pressKey } from "./grid-keys";
import { linesOf } from "./grid-lines";
import { GridHeaders } from "./GridHeaders";
import { GridPart } from "./GridPart";

const headerHeight = 22;

interface Size {
  readonly width: number;
  readonly height: number;
}

export function Grid({ controller, version }: { readonly controller: Controller; readonly version: number }): ReactNode {
  const book = controller.book();
  const sheet = book.active;
  const scroller = useRef<HTMLDivElement>(null);
  const [scroll, setScroll] = useState({ x: 0, y: 0 });
  const [size, setSize] = useState<Size>({ width: 800, height: 500 });
  const drag = useRef<{ readonly row: number; readonly column: number; readonly lines: "rows" | "columns" | null } | null>(null);

  const lines = linesOf(book, sheet, version);
  const { rows, columns, used } = lines;

  const frozenRows = sheet.frozen && sheet.frozen.bottom < 1000 ? sheet.frozen.bottom + 1 : 0;
  const frozenColumns = sheet.frozen && sheet.frozen.right < 200 ? sheet.frozen.right + 1 : 0;
  const frozenHeight = rows.offset(frozenRows);
  const frozenWidth = columns.offset(frozenColumns);
  const lastRow = Math.min(rows.limit - 1, Math.max((used?.bottom ?? 0) + 60, rows.at(scroll.y + size.height) + 30));
  const headerWidth = Math.max(34, String(lastRow + 1).length * 8 + 14);
  const lastColumn = Math.min(columns.limit - 1, Math.max((used?.right ?? 0) + 8, columns.at(scroll.x + size.width) + 6));

  const area = useMemo<Area>(() => {
    const top = rows.at(scroll.y + frozenHeight);
    const left = columns.at(scroll.x + frozenWidth);
    return {
      top: Math.max(top, frozenRows),
      left: Math.max(left, frozenColumns),
      bottom: Math.min(lastRow, rows.at(scroll.y + size.height)),
      right: Math.min(lastColumn, columns.at(scroll.x + size.width)),
    };
  }, [rows, columns, scroll, size, frozenHeight, frozenWidth, frozenRows, frozenColumns, lastRow, lastColumn]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    scroller.current?.scrollTo(0, 0);
    setScroll({ x: 0, y: 0 });
  }, [sheet]);

  const selection = book.selection.areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const { top: activeRow, left: activeColumn } = selection;

  // Whatever selected a cell (keys, the pane, a link), it comes into view.
  useEffect(() => {
    const element = scroller.current;
    if (!element || book.selection.sheet !== sheet) return;
    const [x, y] = [columns.offset(activeColumn), rows.offset(activeRow)];
    const [right, bottom] = [x + columns.size(activeColumn), y + rows.size(activeRow)];
    const viewWidth = element.clientWidth - headerWidth;
    const viewHeight = element.clientHeight - headerHeight;
    if (activeRow >= frozenRows) {
      if (y < element.scrollTop + frozenHeight) element.scrollTop = y - frozenHeight;
      else if (bottom > element.scrollTop + viewHeight) element.scrollTop = bottom - viewHeight + 4;
    }
    if (activeColumn >= frozenColumns) {
      if (x < element.scrollLeft + frozenWidth) element.scrollLeft = x - frozenWidth;
      else if (right > element.scrollLeft + viewWidth) element.scrollLeft = right - viewWidth + 4;
    }
  }, [activeRow, activeColumn, sheet, book, rows, columns, headerWidth, frozenRows, frozenColumns, frozenHeight, frozenWidth]);

  const place = useCallback(
    (event: { readonly clientX: number; readonly clientY: number }) => {
      const box = scroller.current?.getBoundingClientRect();
      const x = event.clientX - (box?.left ?? 0) - headerWidth;
      const y = event.clientY - (box?.top ?? 0) - headerHeight;
      return {
        row: y < frozenHeight ? rows.at(Math.max(0, y)) : rows.at(y + scroll.y),
        column: x < frozenWidth ? columns.at(Math.max(0, x)) : columns.at(x + scroll.x),
        inRowHeader: x < 0,
        inColumnHeader: y < 0,
        x,
        y,
      };
    },
    [rows, columns, scroll, headerWidth, frozenHeight, frozenWidth],
  );

  const choose = (
    from: { readonly row: number; readonly column: number },
    to: { readonly row: number; readonly column: number },
    lines: "rows" | "columns" | null,
  ): void => {
    const found = {
      top: Math.min(from.row, to.row),
      left: Math.min(from.column, to.column),
      bottom: Math.max(from.row, to.row),
      right: Math.max(from.column, to.column),
    };
    const whole =
      lines === "rows" ? { ...found, left: 0, right: wholeSheet.right } : lines === "columns" ? { ...found, top: 0, bottom: wholeSheet.bottom } : found;
    if (lines) select(book, sheet, [whole]);
    else controller.selectArea(whole);
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0 || !(event.target instanceof HTMLElement) || event.target.closest("textarea, .sim-resize")) return;
    if (controller.editing && !controller.commit()) return;
    const at = place(event);
    const box = scroller.current;
    if (box && (at.x > box.clientWidth - headerWidth || at.y > box.clientHeight - headerHeight)) return;
    if (at.inRowHeader && at.inColumnHeader) {
      select(book, sheet, [wholeSheet]);
      return;
    }
    const lines = at.inRowHeader ? "rows" : at.inColumnHeader ? "columns" : null;
    const from = event.shiftKey ? { row: selection.top, column: selection.left } : at;
    drag.current = { row: from.row, column: from.column, lines };
    choose(from, at, lines);
    const link = sheet.hyperlinks.get(`${at.row},${at.column}`);
    if (link && !lines && !event.shiftKey) follow(link.address, link.documentReference);
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const follow = (address: string | undefined, inside: string | undefined): void => {
    if (inside !== undefined) controller.goTo(inside);
    else if (address !== undefined && /^https?:|^mailto:/.test(address)) window.open(address, "_blank", "noopener");
    drag.current = null;
  };

  const onPointerMove = (event: PointerEvent<HTMLDivElement>): void => {
    const from = drag.current;
    if (!from) return;
    const at = place(event);
    choose(from, at, from.lines);
  };

  const onPointerUp = (): void => {
    drag.current = null;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void =>
    pressKey(event, { controller, sheet, selection, lines, height: size.height, choose: (from, to) => choose(from, to, null) });

  const pieces: { readonly name: string; readonly area: Area; readonly x: number; readonly y: number; readonly box: CSSProperties }[] = [
    { name: "main", area, x: scroll.x, y: scroll.y, box: { left: headerWidth + frozenWidth, top: headerHeight + frozenHeight, right: 0, bottom: 0 } },
    ...(frozenRows > 0
      ? [
          {
            name: "top",
            area: { ...area, top: 0, bottom: frozenRows - 1 },
            x: scroll.x,
            y: 0,
            box: { left: headerWidth + frozenWidth, top: headerHeight, right: 0, height: frozenHeight },
          },
        ]
      : []),
    ...(frozenColumns > 0
      ? [
          {
            name: "left",
            area: { ...area, left: 0, right: frozenColumns - 1 },
            x: 0,
            y: scroll.y,
            box: { left: headerWidth, top: headerHeight + frozenHeight, width: frozenWidth, bottom: 0 },
          },
        ]
      : []),
    ...(frozenRows > 0 && frozenColumns > 0
      ? [
          {
            name: "corner",
            area: { top: 0, left: 0, bottom: frozenRows - 1, right: frozenColumns - 1 },
            x: 0,
            y: 0,
            box: { left: headerWidth, top: headerHeight, width: frozenWidth, height: frozenHeight },
          },
        ]
      : []),
  ];

  return (
    <div
      className="sim-grid"
      ref={scroller}
      tabIndex={0}
      role="grid"
      aria-label={`工作表 ${sheet.name}`}
      aria-rowcount={lastRow + 1}
      onScroll={(event) => setScroll({ x: event.currentTarget.scrollLeft, y: event.currentTarget.scrollTop })}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onDoubleClick={() => controller.startEditing(null)}
      onKeyDown={onKeyDown}
      onCopy={(event) => copyOut(event, controller)}
      onPaste={(event) => pasteIn(event, controller)}
    >
      <div style={{ width: headerWidth + columns.offset(lastColumn + 1), height: headerHeight + rows.offset(lastRow + 1) }}>
        <div className="sim-stage" style={{ width: size.width, height: size.height }}>
          {sheet.kind === "chart" ? <div className="sim-chart-sheet">图表工作表（没有单元格）</div> : null}
          {pieces.map((piece) => (
            <GridPart
              key={piece.name}
              controller={controller}
              sheet={sheet}
              area={piece.area}
              lines={lines}
              x={piece.x}
              y={piece.y}
              offsetX={piece.name === "main" || piece.name === "top" ? frozenWidth : 0}
              offsetY={piece.name === "main" || piece.name === "left" ? frozenHeight : 0}
              box={piece.box}
              main={piece.name === "main"}
            />
          ))}
          {frozenRows > 0 ? <div className="sim-frozen-line" style={{ left: 0, right: 0, top: headerHeight + frozenHeight - 1, height: 1 }} /> : null}
          {frozenColumns > 0 ? <div className="sim-frozen-line" style={{ top: 0, bottom: 0, left: headerWidth + frozenWidth - 1, width: 1 }} /> : null}
          <GridHeaders
            controller={controller}
            sheet={sheet}
            lines={lines}
            area={area}
            selection={selection}
            frozen={{ rows: frozenRows, columns: frozenColumns }}
            scroll={scroll}
            size={{ width: headerWidth, height: headerHeight }}
          />
        </div>
      </div>
    </div>
  );
}
