import { useEffect, useRef, type RefObject } from "react";

/** The button that had the focus while work went on is gone after it: the next Tab starts at the top of what came of it. */
export function useFocusAfter(working: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(false);
  useEffect(() => {
    if (before.current && !working && document.hasFocus()) place.current?.focus({ preventScroll: true });
    before.current = working;
  }, [working]);
  return place;
}
