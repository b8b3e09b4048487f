/**
 * The document as docx-preview draws it, drawn again after every change. A click sets the cursor, dragging selects, a double click opens a paragraph's
 * words for editing. What an add-in selects is highlighted and scrolled to.
 */
import { renderAsync } from "docx-preview";
import { useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import { paragraphBookmark, selectionEnd, selectionStart, viewOf } from "../../word/view";
import type { WordController } from "./controller";

const highlightName = "sim-selection";

export function Paper({ controller }: { readonly controller: WordController }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(0);
  const shownSelection = useRef(0);
  const content = controller.content();
  const selected = controller.selected();
  const { host } = controller;

  useEffect(() => {
    const holder = place.current;
    const around = scroller.current;
    if (!holder || !around) return undefined;
    let current = true;
    const fresh = document.createElement("div");
    const draw = async (): Promise<void> => {
      await renderAsync(new Blob([new Uint8Array(viewOf(host.document))]), fresh, undefined, {
        className: "docx",
        breakPages: true,
        ignoreLastRenderedPageBreak: true,
        renderChanges: true,
        renderHeaders: true,
        renderFooters: true,
        useBase64URL: true,
      });
      if (!current) return;
      const top = around.scrollTop;
      holder.replaceChildren(fresh);
      around.scrollTop = top;
      showSelection(fresh, controller.selected() !== shownSelection.current);
      shownSelection.current = controller.selected();
      setDrawn((before) => before + 1);
    };
    void draw().catch((cause: unknown) => controller.set({ notice: `无法显示文档：${cause instanceof Error ? cause.message : String(cause)}` }));
    return () => {
      current = false;
    };
    // The selection is part of what is drawn: its ends are bookmarks.
  }, [controller, host, content, selected]);

  // A double click is told by its count: where the page is drawn anew between or within its presses, the browser sends no dblclick to what is gone.
  const release = (event: MouseEvent): void => (event.detail === 2 ? edit(event) : click(event));

  const click = (event: MouseEvent): void => {
    const picked = window.getSelection();
    if (!picked || picked.rangeCount === 0 || event.detail > 1) return;
    const range = picked.getRangeAt(0);
    const from = positionOf(range.startContainer, range.startOffset);
    const to = positionOf(range.endContainer, range.endOffset);
    if (from && to) controller.attempt(() => controller.person().select(from, to));
  };

  const edit = (event: MouseEvent): void => {
    const element = paragraphAround(event.target);
    const paragraph = element ? numberOf(element) : null;
    if (paragraph === null) return;
    controller.edit({ paragraph, text: controller.person().paragraphs()[paragraph] ?? "" });
  };

  return (
    <div ref={scroller} className="sim-desk" data-drawn={drawn}>
      <div ref={place} className="sim-paper" role="document" aria-label={host.document.name} onMouseUp={release} />
      {controller.editing ? <Editor key={controller.editing.paragraph} controller={controller} paper={place.current} /> : null}
    </div>
  );
}

/** The words of one paragraph in a field over it: Enter keeps them, Escape does not. */
function Editor({ controller, paper }: { readonly controller: WordController; readonly paper: HTMLElement | null }): ReactNode {
  const { editing } = controller;
  const [text, setText] = useState(editing?.text ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  if (!editing) return null;
  const box = boxOf(paper, editing.paragraph);
  const keep = (): void => {
    controller.edit(null);
    if (text !== editing.text) controller.attempt(() => controller.person().edit(editing.paragraph, text.replace(/\r?\n/g, "")));
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.nativeEvent.isComposing) {
      event.preventDefault();
      keep();
    }
    if (event.key === "Escape") controller.edit(null);
  };
  return (
    <div className="sim-words" style={box}>
      <textarea ref={field} aria-label="段落文字" value={text} rows={4} onChange={(event) => setText(event.target.value)} onKeyDown={key} onBlur={keep} />
      <small>回车确定，Esc 取消</small>
    </div>
  );
}

function boxOf(paper: HTMLElement | null, paragraph: number): { readonly top: number; readonly left: number; readonly width: number } {
  const element = paper?.querySelector(`[id="${paragraphBookmark}${paragraph}"]`)?.closest("p");
  const desk = paper?.parentElement;
  if (!element || !desk) return { top: 20, left: 20, width: 480 };
  const [own, outer] = [element.getBoundingClientRect(), desk.getBoundingClientRect()];
  return { top: own.top - outer.top + desk.scrollTop, left: own.left - outer.left + desk.scrollLeft, width: Math.max(own.width, 320) };
}

function paragraphAround(target: unknown): HTMLElement | null {
  const node = target instanceof Node ? target : null;
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  return element?.closest("p") ?? null;
}

function numberOf(paragraph: HTMLElement): number | null {
  const mark = paragraph.querySelector(`[id^="${paragraphBookmark}"]`);
  return mark ? Number(mark.id.slice(paragraphBookmark.length)) : null;
}

/** The paragraph and character of a place in the drawing; null outside of the text. */
function positionOf(node: Node, offset: number): { readonly paragraph: number; readonly offset: number } | null {
  const element = paragraphAround(node);
  const paragraph = element ? numberOf(element) : null;
  if (!element || paragraph === null) return null;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return { paragraph, offset: before.toString().length };
}

/** Highlights what is selected; the cursor is a thin line. */
function showSelection(paper: HTMLElement, scroll: boolean): void {
  const start = paper.querySelector(`[id="${selectionStart}"]`);
  const end = paper.querySelector(`[id="${selectionEnd}"]`);
  if (!start || !end) return;
  const range = document.createRange();
  range.setStartAfter(start);
  range.setEndBefore(end);
  CSS.highlights.delete(highlightName);
  if (range.collapsed || range.toString() === "") start.classList.add("sim-caret");
  else CSS.highlights.set(highlightName, new Highlight(range));
  if (scroll) start.scrollIntoView({ block: "center" });
}
