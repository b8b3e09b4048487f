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
import { columnName, intersection, type Area } from "../excel/book/address";
import { cellAt, usedArea, type Sheet } from "../excel/book/sheet";
import { wholeSheet } from "../excel/book/address";
import { select } from "../excel/book/workbook";
import { axisOf, type Axis } from "./axis";
import { ChartPicture } from "./ChartPicture";
import type { Controller } from "./controller";
import { fitted, lookOf, measure } from "./look";
import { CellEditor } from "./CellEditor";

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
  const resizing = useRef<{ readonly axis: "row" | "column"; readonly index: number; readonly start: number; readonly size: number } | null>(null);

  // The model changes in place; `version` says when.
  const rows = useMemo(() => axisOf(sheet, "row"), [sheet, version]); // eslint-disable-line react-hooks/exhaustive-deps
  const columns = useMemo(() => axisOf(sheet, "column"), [sheet, version]); // eslint-disable-line react-hooks/exhaustive-deps
  const used = useMemo(() => usedArea(sheet, wholeSheet, false), [sheet, version]); // eslint-disable-line react-hooks/exhaustive-deps

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
    const grip = resizing.current;
    if (grip) {
      const delta = (grip.axis === "row" ? event.clientY : event.clientX) - grip.start;
      setLine(sheet, grip.axis, grip.index, Math.max(0, grip.size + delta));
      controller.changed();
      return;
    }
    const from = drag.current;
    if (!from) return;
    const at = place(event);
    choose(from, at, from.lines);
  };

  const onPointerUp = (): void => {
    drag.current = null;
    resizing.current = null;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (controller.editing) {
      // The editor's box is not painted yet: what is typed meanwhile is not lost.
      if (event.key.length === 1) controller.editText(controller.editing.text + event.key);
      else if (event.key === "Escape") controller.cancelEditing();
      else if (event.key === "Enter" && controller.commit())
        controller.selectArea({ ...selection, top: selection.top + 1, bottom: selection.top + 1, right: selection.left });
      event.preventDefault();
      return;
    }
    const page = Math.max(1, Math.floor(size.height / 22) - 2);
    const moves: { readonly [key: string]: readonly [number, number] } = {
      ArrowDown: [1, 0],
      ArrowUp: [-1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      Enter: [event.shiftKey ? -1 : 1, 0],
      Tab: [0, event.shiftKey ? -1 : 1],
      PageDown: [page, 0],
      PageUp: [-page, 0],
    };
    const move = moves[event.key];
    const control = event.ctrlKey || event.metaKey;
    if (move) {
      event.preventDefault();
      const arrow = event.key.startsWith("Arrow");
      if (arrow && event.shiftKey) {
        const [low, high] = [
          { row: selection.top, column: selection.left },
          { row: selection.bottom, column: selection.right },
        ];
        choose(low, { row: clamp(high.row + move[0], rows), column: clamp(high.column + move[1], columns) }, null);
        return;
      }
      const target =
        control && arrow
          ? jump(sheet, selection.top, selection.left, move, rows, columns)
          : { row: step(selection, move[0], "row", rows), column: step(selection, move[1], "column", columns) };
      controller.selectArea({ top: target.row, bottom: target.row, left: target.column, right: target.column });
    } else if (event.key === "Home") {
      const row = control ? 0 : selection.top;
      controller.selectArea({ top: row, bottom: row, left: 0, right: 0 });
    } else if (event.key === "End" && control && used) controller.selectArea({ top: used.bottom, bottom: used.bottom, left: used.right, right: used.right });
    else if (event.key === "Delete" || event.key === "Backspace") controller.clearSelection();
    else if (event.key === "F2") controller.startEditing(null);
    else if (control && event.key.toLowerCase() === "a") choose({ row: 0, column: 0 }, { row: used?.bottom ?? 0, column: used?.right ?? 0 }, null);
    else if (!control && !event.altKey && event.key.length === 1) controller.startEditing(event.key);
    else return;
    event.preventDefault();
  };

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

  const grip = (axis: "row" | "column", index: number) => (event: PointerEvent<HTMLDivElement>) => {
    event.stopPropagation();
    resizing.current = { axis, index, start: axis === "row" ? event.clientY : event.clientX, size: axis === "row" ? rows.size(index) : columns.size(index) };
    scroller.current?.setPointerCapture(event.pointerId);
  };

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
            <Pane
              key={piece.name}
              controller={controller}
              sheet={sheet}
              area={piece.area}
              rows={rows}
              columns={columns}
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
          <div className="sim-headers sim-column-headers" style={{ left: headerWidth, height: headerHeight }}>
            {[...span(0, frozenColumns - 1), ...span(area.left, area.right)].map((column) => (
              <div
                key={column}
                className={`sim-header ${column >= selection.left && column <= selection.right ? "is-selected" : ""}`}
                style={{ left: columns.offset(column) - (column < frozenColumns ? 0 : scroll.x), width: columns.size(column), height: headerHeight }}
              >
                {columns.size(column) > 8 ? columnName(column) : ""}
                <div className="sim-resize is-column" onPointerDown={grip("column", column)} />
              </div>
            ))}
          </div>
          <div className="sim-headers sim-row-headers" style={{ top: headerHeight, width: headerWidth }}>
            {[...span(0, frozenRows - 1), ...span(area.top, area.bottom)].map((row) => (
              <div
                key={row}
                className={`sim-header ${row >= selection.top && row <= selection.bottom ? "is-selected" : ""}`}
                style={{ top: rows.offset(row) - (row < frozenRows ? 0 : scroll.y), height: rows.size(row), width: headerWidth }}
              >
                {rows.size(row) > 8 ? row + 1 : ""}
                <div className="sim-resize is-row" onPointerDown={grip("row", row)} />
              </div>
            ))}
          </div>
          <div className="sim-corner" style={{ width: headerWidth, height: headerHeight }} />
        </div>
      </div>
    </div>
  );
}

interface PaneProps {
  readonly controller: Controller;
  readonly sheet: Sheet;
  readonly area: Area;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly x: number;
  readonly y: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly box: CSSProperties;
  readonly main: boolean;
}

/** One of up to four parts that scroll by themselves. */
function Pane({ controller, sheet, area, rows, columns, x, y, offsetX, offsetY, box, main }: PaneProps): ReactNode {
  const left = (column: number): number => columns.offset(column) - x - offsetX;
  const top = (row: number): number => rows.offset(row) - y - offsetY;
  const rect = (own: Area): CSSProperties => ({
    left: left(own.left),
    top: top(own.top),
    width: columns.offset(own.right + 1) - columns.offset(own.left),
    height: rows.offset(own.bottom + 1) - rows.offset(own.top),
  });
  const book = controller.book();
  const cells: ReactNode[] = [];
  const merges = sheet.merges.filter((merge) => intersection(merge, area));
  const covered = (row: number, column: number): boolean =>
    merges.some((merge) => row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right);
  const paint = (row: number, column: number, own: Area): void => {
    const look = lookOf(book, sheet, row, column);
    const place = rect(own);
    const width = Number(place.width);
    const plain =
      look.text === "" &&
      !look.css.background &&
      !look.bar &&
      [look.css.borderTop, look.css.borderBottom, look.css.borderLeft, look.css.borderRight].every((one) => one === "1px solid transparent");
    const merged = own.top !== own.bottom || own.left !== own.right;
    if (plain && !merged) return;
    if (width === 0 || place.height === 0) return;
    const shown = look.isNumber ? fitted(look, width) : look.text;
    const over = !look.isNumber && !look.style.wrap && !merged && shown !== "" ? overflow(sheet, own, look.css, shown, columns) : null;
    cells.push(
      <div
        key={`${row},${column}`}
        role="gridcell"
        className={`sim-cell ${sheet.hyperlinks.has(`${row},${column}`) ? "is-link" : ""} ${merged && !look.css.background ? "is-merged" : ""}`}
        style={{
          ...look.css,
          ...(over ? { zIndex: 1 } : {}),
          left: Number(place.left) - 1,
          top: Number(place.top) - 1,
          width: width + 1,
          height: Number(place.height) + 1,
        }}
        title={sheet.comments.find((comment) => comment.row === row && comment.column === column)?.content}
      >
        {look.bar ? (
          <span
            className="sim-bar"
            style={{
              width: `${Math.round(look.bar.share * 100)}%`,
              background: `linear-gradient(90deg, ${look.bar.color}, color-mix(in srgb, ${look.bar.color} 45%, white))`,
            }}
          />
        ) : null}
        <span
          className={over ? "sim-text is-over" : "sim-text"}
          style={
            over
              ? { width: over.width, marginLeft: over.shift, background: look.css.background ?? "var(--sim-sheet)", justifyContent: look.css.justifyContent }
              : undefined
          }
        >
          {shown}
        </span>
        {sheet.comments.some((comment) => comment.row === row && comment.column === column) ? <i className="sim-comment-mark" /> : null}
      </div>,
    );
  };
  for (let row = area.top; row <= area.bottom; row++) {
    if (rows.size(row) === 0) continue;
    for (let column = area.left; column <= area.right; column++) {
      if (columns.size(column) === 0 || (merges.length > 0 && covered(row, column))) continue;
      paint(row, column, { top: row, left: column, bottom: row, right: column });
    }
    // A long text that begins left of the view still runs into it.
    for (let column = area.left - 1; column >= Math.max(0, area.left - 12) && main; column--) {
      const cell = cellAt(sheet, row, column);
      if (!cell || (cell.value === null && cell.formula === null)) continue;
      if (!covered(row, column)) paint(row, column, { top: row, left: column, bottom: row, right: column });
      break;
    }
  }
  for (const merge of merges) paint(merge.top, merge.left, merge);
  const selected = book.selection.sheet === sheet ? book.selection.areas : [];
  return (
    <div className="sim-pane" style={box}>
      {sheet.showGridlines ? (
        <>
          {span(area.top, area.bottom).map((row) => (
            <div key={row} className="sim-line" style={{ left: 0, right: 0, top: top(row + 1) - 1, height: 1 }} />
          ))}
          {span(area.left, area.right).map((column) => (
            <div key={column} className="sim-line" style={{ top: 0, bottom: 0, left: left(column + 1) - 1, width: 1 }} />
          ))}
        </>
      ) : null}
      {cells}
      {main ? sheet.charts.map((chart) => <ChartPicture key={chart.id} book={book} chart={chart} x={-x - offsetX} y={-y - offsetY} />) : null}
      {selected.map((own, i) => {
        const shown = intersection(own, { top: Math.max(0, area.top - 1), left: Math.max(0, area.left - 1), bottom: area.bottom + 1, right: area.right + 1 });
        if (!shown) return null;
        const place = rect(own.bottom > area.bottom + 200 || own.right > area.right + 200 ? shown : own);
        return (
          <div
            key={i}
            className="sim-selection"
            style={{ ...place, left: Number(place.left) - 1, top: Number(place.top) - 1, width: Number(place.width) + 1, height: Number(place.height) + 1 }}
          >
            <i />
          </div>
        );
      })}
      {controller.editing?.sheet === sheet &&
      intersection(area, { top: controller.editing.row, bottom: controller.editing.row, left: controller.editing.column, right: controller.editing.column }) ? (
        <CellEditor
          controller={controller}
          editing={controller.editing}
          left={left(controller.editing.column)}
          top={top(controller.editing.row)}
          width={columns.size(controller.editing.column)}
          height={rows.size(controller.editing.row)}
        />
      ) : null}
    </div>
  );
}

/** Text runs over empty neighbours, to the right, the left or both, by its alignment. */
function overflow(sheet: Sheet, own: Area, css: CSSProperties, text: string, columns: Axis): { readonly width: number; readonly shift: number } | null {
  const width = columns.size(own.left);
  const needed = measure(text.split("\n")[0] ?? "", css) + 8 + Number(css.paddingLeft ?? 0);
  if (needed <= width) return null;
  const free = (column: number): boolean => {
    const cell = cellAt(sheet, own.top, column);
    return (
      (!cell || (cell.value === null && cell.formula === null)) &&
      !sheet.merges.some((merge) => own.top >= merge.top && own.top <= merge.bottom && column >= merge.left && column <= merge.right)
    );
  };
  const wantLeft = css.textAlign === "right" ? needed - width : css.textAlign === "center" ? (needed - width) / 2 : 0;
  const wantRight = css.textAlign === "right" ? 0 : css.textAlign === "center" ? (needed - width) / 2 : needed - width;
  let [left, right] = [0, 0];
  for (let column = own.left - 1; column >= 0 && left < wantLeft && free(column); column--) left += columns.size(column);
  for (let column = own.right + 1; right < wantRight && column < columns.limit && free(column); column++) right += columns.size(column);
  left = Math.min(left, wantLeft);
  right = Math.min(right, wantRight);
  return left + right === 0 ? null : { width: width + left + right - 2, shift: -left };
}

function span(first: number, last: number): number[] {
  return last < first ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

function clamp(index: number, axis: Axis): number {
  return Math.min(axis.limit - 1, Math.max(0, index));
}

/** One step away from a selection's active cell, over hidden lines. */
function step(selection: Area, by: number, axis: "row" | "column", lines: Axis): number {
  const from = axis === "row" ? (by > 0 && selection.bottom !== selection.top && Math.abs(by) === 1 ? selection.top : selection.top) : selection.left;
  let at = clamp(from + by, lines);
  while (lines.size(at) === 0 && at > 0 && at < lines.limit - 1) at += Math.sign(by) || 1;
  return at;
}

/** Ctrl+arrow: to the edge of the filled block, or to the next one. */
function jump(
  sheet: Sheet,
  row: number,
  column: number,
  [down, right]: readonly [number, number],
  rows: Axis,
  columns: Axis,
): { readonly row: number; readonly column: number } {
  const filled = (r: number, c: number): boolean => {
    const cell = cellAt(sheet, r, c);
    return cell !== undefined && (cell.value !== null || cell.formula !== null);
  };
  const inside = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < Math.min(rows.limit, sheet.rows.length + 1) && c < Math.min(columns.limit, 300);
  let at = { row, column };
  const block = filled(row, column) && filled(row + down, column + right);
  while (inside(at.row + down, at.column + right)) {
    const next = { row: at.row + down, column: at.column + right };
    if (block && !filled(next.row, next.column)) break;
    at = next;
    if (!block && filled(at.row, at.column)) break;
  }
  return at;
}

function setLine(sheet: Sheet, axis: "row" | "column", index: number, pixels: number): void {
  const lines = axis === "row" ? sheet.rowLines : sheet.columnLines;
  const line = lines.get(index) ?? { size: null, hidden: false, style: null };
  line.size = (pixels * 3) / 4;
  lines.set(index, line);
}

function copyOut(event: React.ClipboardEvent, controller: Controller): void {
  if (controller.editing) return;
  const book = controller.book();
  const area = book.selection.areas[0];
  if (!area) return;
  const used = usedArea(book.active, area, true) ?? { ...area, bottom: area.top, right: area.left };
  const lines = span(area.top, Math.max(area.top, used.bottom)).map((row) =>
    span(area.left, Math.max(area.left, used.right))
      .map((column) => lookOf(book, book.active, row, column).text)
      .join("\t"),
  );
  event.clipboardData.setData("text/plain", lines.join("\n"));
  event.preventDefault();
}

function pasteIn(event: React.ClipboardEvent, controller: Controller): void {
  if (controller.editing) return;
  const text = event.clipboardData.getData("text/plain");
  if (text === "") return;
  event.preventDefault();
  controller.paste(text);
}
