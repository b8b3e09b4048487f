/** Name box and formula bar. */
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { focusGrid } from "./CellEditor";
import { selectionName, sourceText, type Controller } from "./controller";

export function FormulaBar({ controller }: { readonly controller: Controller }): ReactNode {
  const book = controller.book();
  const area = book.selection.areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const [name, setName] = useState<string | null>(null);
  const { editing } = controller;
  const shown = editing ? editing.text : sourceText(book, book.selection.sheet, area.top, area.left);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && controller.commit()) {
      controller.selectArea({ ...area, top: area.top + 1, bottom: area.top + 1, right: area.left });
      focusGrid();
    } else if (event.key === "Escape") {
      controller.cancelEditing();
      focusGrid();
    }
  };
  return (
    <div className="sim-formula-bar">
      <input
        className="sim-name"
        aria-label="名称框"
        value={name ?? selectionName(book)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => setName(null)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          controller.goTo(event.currentTarget.value);
          setName(null);
          focusGrid();
        }}
      />
      <button type="button" title="取消" disabled={!editing} onClick={controller.cancelEditing}>
        ✕
      </button>
      <button type="button" title="输入" disabled={!editing} onClick={() => controller.commit()}>
        ✓
      </button>
      <span className="sim-fx">fx</span>
      <input
        className="sim-formula"
        aria-label="编辑栏"
        value={shown}
        spellCheck={false}
        onFocus={() => controller.editing ?? controller.startEditing(null)}
        onChange={(event) => controller.editText(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
