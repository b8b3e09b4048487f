/** Where the focus goes when what had it is gone. */
import { useEffect, useRef, type RefObject } from "react";

/**
 * The button that had the focus while work went on is gone after it: the focus goes to the chosen view, or to the one button of the first screen,
 * else to the first button there is. It must be a real stop of Tab: from anything else office.js on the web takes the keyboard out of the pane.
 */
const FIRST = ["[role=tab][aria-selected=true]", "[data-testid=rollup]", "button:not([disabled])"] as const;

/** @returns for the element around all views */
export function useFocusAfter(working: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(false);
  useEffect(() => {
    if (before.current && !working && document.hasFocus()) {
      const found = FIRST.map((selector) => place.current?.querySelector<HTMLElement>(selector) ?? null).find((element) => element !== null);
      found?.focus();
    }
    before.current = working;
  }, [working]);
  return place;
}
