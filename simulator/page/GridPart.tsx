/** One of up to four parts of the grid that scroll by themselves: lines, cells, charts, the selection, the editor. */
import type { CSSProperties, ReactNode } from "react";
import { intersection, type Area } from "../excel/book/address";
import { cellAt, type Sheet } from "../excel/book/sheet";
import { scale } from "./axis";
import { CellEditor } from "./CellEditor";
import { ChartPicture } from "./ChartPicture";
import type { Controller } from "./controller";
import { span, type Lines } from "./grid-lines";
import { fitted, lookOf } from "./look";
import { overflow } from "./text-overflow";

interface PartProps {
  readonly controller: Controller;
  readonly sheet: Sheet;
  readonly area: Area;
  readonly lines: Lines;
  readonly x: number;
  readonly y: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly box: CSSProperties;
  readonly main: boolean;
}

/** One of up to four parts that scroll by themselves. */
export function GridPart({ controller, sheet, area, lines, x, y, offsetX, offsetY, box, main }: PartProps): ReactNode {
  const { rows, columns, plainRows } = lines;
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
      {main
        ? sheet.charts.map((chart) => {
            const row = plainRows.at(chart.top * scale);
            const lower = rows.offset(row) - plainRows.offset(row);
            return <ChartPicture key={chart.id} book={book} chart={chart} x={-x - offsetX} y={lower - y - offsetY} />;
          })
        : null}
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
