/** The add-in's pane beside the grid or the page, at the width that Office gives it; its edge can be dragged. */
import { useEffect, useRef, type PointerEvent, type ReactNode } from "react";
import { openFrame } from "../protocol/frame";
import type { Desk, PaneState } from "./desk";
import { showDialog } from "./dialog";
import { appRuntimeOf, closed, sharedPage } from "./shared-runtime";

/** Office's limits: a pane is 320 pixels wide at least, half the window at most. */
const narrowest = 320;

export function TaskPane({ controller, pane }: { readonly controller: Desk; readonly pane: PaneState }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const dragging = useRef<{ readonly x: number; readonly width: number } | null>(null);
  const { theme, locale } = controller;

  // The frame is made by hand: office.js reads its window's name, which must stand before the frame enters the page.
  useEffect(() => {
    const holder = place.current;
    if (!holder) return undefined;
    const iframe = document.createElement("iframe");
    iframe.title = pane.title;
    iframe.allow = "clipboard-read; clipboard-write";
    const { host } = controller;
    const frame = openFrame({
      iframe,
      host: controller.hostName,
      session: host,
      url: pane.url,
      locale,
      documentUrl: controller.documentName(),
      preset: () => host.preset,
      commonApi: host.commonApi,
      runtime: sharedPage(controller) === pane.url ? appRuntimeOf(controller) : null,
      onReady: () => {
        iframe.dataset.ready = "true";
      },
      onDialog: showDialog,
      onLeave: () => document.querySelector<HTMLElement>(".sim-grid")?.focus(),
    });
    holder.append(iframe);
    controller.frames.add(frame);
    controller.paneFrame = frame;
    return () => {
      controller.frames.delete(frame);
      controller.paneFrame = null;
      frame.dispose();
      iframe.remove();
    };
  }, [controller, pane.url, pane.title, pane.opened, locale]);

  const move = (event: PointerEvent): void => {
    const from = dragging.current;
    if (from) controller.set({ paneWidth: Math.min(window.innerWidth / 2, Math.max(narrowest, from.width + from.x - event.clientX)) });
  };

  return (
    <aside className="sim-taskpane" style={{ width: controller.paneWidth }} hidden={!pane.shown} aria-label={pane.title}>
      <div
        className="sim-splitter"
        role="separator"
        aria-orientation="vertical"
        onPointerDown={(event) => {
          dragging.current = { x: event.clientX, width: controller.paneWidth };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={move}
        onPointerUp={() => (dragging.current = null)}
      />
      <header className="sim-taskpane-head">
        <span>{pane.title}</span>
        <button type="button" title="关闭" aria-label="关闭任务窗格" onClick={() => controller.set({ pane: closed(controller) })}>
          ×
        </button>
      </header>
      {/* The pane's prefers-color-scheme follows the colour scheme of its frame. */}
      <div ref={place} className="sim-taskpane-body" style={{ colorScheme: theme }} />
    </aside>
  );
}
