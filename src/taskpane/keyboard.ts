/**
 * Keys in a pane of Excel on the web. There office.js takes Tab and Esc away from the browser: Tab goes to the next element of a list that it
 * makes itself, and where the focus stands on none of them (after a click on plain text, say) it leaves the pane for the sheet at once;
 * Esc leaves the pane even where a dialog should close. office.js listens on the window, last of all, so whoever handles a key before can keep it.
 */

/** A Tab from plain text goes to the next element after it, as in any page. */
export function keepTabFromText(): void {
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && event.target === document.body) event.stopPropagation();
  });
}

const REACHED_BY_TAB = "a[href], button:not([disabled]), input:not([disabled]):not([hidden]), select:not([disabled]), textarea:not([disabled])";

/**
 * Keeps Tab inside a dialog, going round at its ends, and Esc for closing it.
 * @param event any key pressed in the dialog
 */
export function keepInside(dialog: HTMLElement, event: Pick<KeyboardEvent, "key" | "shiftKey" | "stopPropagation" | "preventDefault">): void {
  if (event.key === "Escape") return event.stopPropagation();
  if (event.key !== "Tab") return;
  event.stopPropagation();
  const stops = [...dialog.querySelectorAll<HTMLElement>(REACHED_BY_TAB)].filter((element) => element.tabIndex >= 0);
  const [first, last] = [stops[0], stops.at(-1)];
  const now = document.activeElement;
  if (event.shiftKey ? now !== first && now !== dialog : now !== last) return;
  event.preventDefault();
  (event.shiftKey ? last : first)?.focus();
}
