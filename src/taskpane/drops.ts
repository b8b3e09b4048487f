/**
 * Files dropped anywhere on the pane are taken or refused in words. Left to itself the browser shows what was dropped in the pane's place, and everything
 * in the pane is gone.
 */
import { useEffect, useRef, useState } from "react";
import { batchDropped } from "./dropped";
import type { Batch } from "./adding";

/** A dialog that is open answers for itself. */
const inDialog = (target: EventTarget | null): boolean => target instanceof Element && target.closest("dialog") !== null;

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Text may be dragged into a field, as in any page. */
const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && target.type !== "file") ||
  (target instanceof HTMLElement && target.isContentEditable);

/** Nothing that is dropped makes the browser leave the pane: from the first moment, on every page of it. */
export function keepFromLeaving(): void {
  window.addEventListener("dragover", (event) => {
    if (isField(event.target) && !holdsFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = holdsFiles(event) ? "copy" : "none";
  });
  window.addEventListener("drop", (event) => {
    if (isField(event.target) && !holdsFiles(event)) return;
    event.preventDefault();
  });
}

/**
 * @param take what is done with files dropped anywhere on the pane but in a dialog
 * @returns whether files are being dragged over the pane
 */
export function useDrops(take: (batch: Promise<Batch>) => void): boolean {
  const [over, setOver] = useState(false);
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const shown = (event: DragEvent) => setOver(holdsFiles(event) && !inDialog(event.target));
    // To nowhere: out of the pane. From one element to the next there is one.
    const hidden = (event: DragEvent) => event.relatedTarget === null && setOver(false);
    // The pointer moves like any other: the drag has ended elsewhere without a word.
    const ended = () => setOver(false);
    const dropped = (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer && holdsFiles(event) && !inDialog(event.target)) taking.current(batchDropped(event.dataTransfer));
    };
    window.addEventListener("dragenter", shown);
    window.addEventListener("dragover", shown);
    window.addEventListener("dragleave", hidden);
    window.addEventListener("drop", dropped);
    window.addEventListener("pointermove", ended);
    return () => {
      window.removeEventListener("dragenter", shown);
      window.removeEventListener("dragover", shown);
      window.removeEventListener("dragleave", hidden);
      window.removeEventListener("drop", dropped);
      window.removeEventListener("pointermove", ended);
    };
  }, []);
  return over;
}
