/** The box in which a cell is edited. While it is open, Excel is in cell-editing mode and add-ins wait. */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { Controller, Editing } from "./controller";

export function CellEditor(props: {
  readonly controller: Controller;
  readonly editing: Editing;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}): ReactNode {
  const { controller, editing } = props;
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || document.activeElement?.classList.contains("sim-formula")) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const leave = (down: number, right: number): void => {
    if (!controller.commit()) return;
    const [row, column] = [Math.max(0, editing.row + down), Math.max(0, editing.column + right)];
    controller.selectArea({ top: row, bottom: row, left: column, right: column });
    focusGrid();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const arrows: { readonly [key: string]: readonly [number, number] } = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
    const arrow = editing.over ? arrows[event.key] : undefined;
    if (event.key === "Enter" && !event.altKey) leave(event.shiftKey ? -1 : 1, 0);
    else if (event.key === "Tab") leave(0, event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      controller.cancelEditing();
      focusGrid();
    } else if (event.key === "Enter") controller.editText(`${editing.text}\n`);
    else if (arrow) leave(arrow[0], arrow[1]);
    else return;
    event.preventDefault();
  };
  return (
    <textarea
      ref={box}
      className="sim-editor"
      aria-label="编辑单元格"
      value={editing.text}
      onChange={(event) => controller.editText(event.target.value)}
      onKeyDown={onKeyDown}
      spellCheck={false}
      style={{
        left: props.left - 1,
        top: props.top - 1,
        minWidth: props.width + 2,
        minHeight: props.height + 2,
        width: Math.max(props.width + 2, editing.text.length * 14 + 16),
        height: props.height + 2,
      }}
    />
  );
}

export function focusGrid(): void {
  document.querySelector<HTMLElement>(".sim-grid")?.focus();
}
