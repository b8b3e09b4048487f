/** Sheet tabs with their menu, and the status bar. */
import { useEffect, useRef, useState, type ReactNode } from "react";
import { forget } from "../excel/book/formulas";
import { eachCell, type Sheet } from "../excel/book/sheet";
import { activate, addSheet, deleteSheet, moveSheet, renameSheet, setVisibility } from "../excel/book/workbook";
import { valueAt } from "../excel/formula/results";
import { general } from "../excel/book/number-format";
import type { Controller } from "./controller";

export function SheetTabs({ controller }: { readonly controller: Controller }): ReactNode {
  const book = controller.book();
  const [renaming, setRenaming] = useState<{ readonly sheet: Sheet; readonly name: string } | null>(null);
  const [menu, setMenu] = useState<{ readonly sheet: Sheet; readonly x: number } | null>(null);
  const active = useRef<HTMLButtonElement>(null);
  const { id } = book.active;
  // Whoever activated the sheet (a click, the pane, a link), its tab comes into view.
  useEffect(() => {
    // In braces: newer browsers answer with a promise, which is no clean-up.
    active.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [id]);
  const hidden = book.sheets.filter((sheet) => sheet.visibility === "Hidden");
  const finish = (): void => {
    if (renaming && renaming.name !== renaming.sheet.name) controller.attempt(() => renameSheet(book, renaming.sheet, renaming.name));
    setRenaming(null);
  };
  const choose = (work: () => void): void => {
    setMenu(null);
    controller.attempt(work);
  };
  return (
    <div className="sim-sheet-tabs">
      <button type="button" className="sim-add-sheet" title="新工作表" onClick={() => controller.attempt(() => activate(book, addSheet(book, null)))}>
        +
      </button>
      <div className="sim-sheet-list" role="tablist" aria-label="工作表">
        {book.sheets
          .filter((sheet) => sheet.visibility === "Visible")
          .map((sheet) =>
            renaming?.sheet === sheet ? (
              <input
                key={sheet.id}
                className="sim-rename"
                aria-label="重命名工作表"
                autoFocus
                value={renaming.name}
                onChange={(event) => setRenaming({ sheet, name: event.target.value })}
                onBlur={finish}
                onKeyDown={(event) => (event.key === "Enter" ? finish() : event.key === "Escape" ? setRenaming(null) : undefined)}
              />
            ) : (
              <button
                key={sheet.id}
                ref={sheet === book.active ? active : undefined}
                type="button"
                role="tab"
                aria-selected={sheet === book.active}
                className={`sim-sheet ${sheet === book.active ? "is-active" : ""}`}
                style={sheet.tabColor ? { boxShadow: `inset 0 -3px ${sheet.tabColor}` } : undefined}
                onClick={() => {
                  if (controller.commit()) controller.attempt(() => activate(book, sheet));
                }}
                onDoubleClick={() => setRenaming({ sheet, name: sheet.name })}
                onContextMenu={(event) => {
                  event.preventDefault();
                  setMenu({ sheet, x: event.clientX });
                }}
              >
                {sheet.protection.on ? "🔒" : ""}
                {sheet.name}
              </button>
            ),
          )}
      </div>
      {menu ? (
        <>
          <div className="sim-menu-back" onClick={() => setMenu(null)} />
          <div className="sim-menu" role="menu" style={{ left: menu.x }}>
            <button type="button" role="menuitem" onClick={() => (setRenaming({ sheet: menu.sheet, name: menu.sheet.name }), setMenu(null))}>
              重命名
            </button>
            <button
              type="button"
              role="menuitem"
              onClick={() =>
                choose(() => {
                  deleteSheet(book, menu.sheet);
                  forget(book, menu.sheet);
                })
              }
            >
              删除
            </button>
            <button type="button" role="menuitem" onClick={() => choose(() => moveSheet(book, menu.sheet, Math.max(0, book.sheets.indexOf(menu.sheet) - 1)))}>
              左移
            </button>
            <button
              type="button"
              role="menuitem"
              onClick={() => choose(() => moveSheet(book, menu.sheet, Math.min(book.sheets.length - 1, book.sheets.indexOf(menu.sheet) + 1)))}
            >
              右移
            </button>
            <button type="button" role="menuitem" onClick={() => choose(() => setVisibility(book, menu.sheet, "Hidden"))}>
              隐藏
            </button>
            {hidden.map((sheet) => (
              <button key={sheet.id} type="button" role="menuitem" onClick={() => choose(() => setVisibility(book, sheet, "Visible"))}>
                取消隐藏“{sheet.name}”
              </button>
            ))}
            <button
              type="button"
              role="menuitem"
              onClick={() => choose(() => (menu.sheet.protection = { on: !menu.sheet.protection.on, password: null, options: {} }))}
            >
              {menu.sheet.protection.on ? "撤消工作表保护" : "保护工作表"}
            </button>
          </div>
        </>
      ) : null}
    </div>
  );
}

export function StatusBar({ controller }: { readonly controller: Controller }): ReactNode {
  const book = controller.book();
  const { sheet, areas } = book.selection;
  const numbers: number[] = [];
  let filled = 0;
  for (const area of areas) {
    eachCell(sheet, area, (_cell, row, column) => {
      if (filled > 200_000) return;
      const value = valueAt(book, sheet, row, column);
      if (value === null) return;
      filled += 1;
      if (typeof value === "number") numbers.push(value);
    });
  }
  const sum = numbers.reduce((a, b) => a + b, 0);
  const state = controller.running ? `正在运行“${controller.running}”…` : controller.editing ? "输入" : controller.host.state.closed ? "已关闭" : "就绪";
  return (
    <footer className="sim-status">
      <span aria-live="polite">{state}</span>
      <span className="sim-status-note">模拟 Excel，仅供试用与测试</span>
      <span className="sim-status-sums">
        {numbers.length > 1 ? `平均值: ${general(sum / numbers.length)}  计数: ${filled}  求和: ${general(sum)}` : filled > 1 ? `计数: ${filled}` : ""}
      </span>
    </footer>
  );
}
