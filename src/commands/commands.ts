/** The ribbon's buttons that need no pane. */
import { failureOf, openWorkbook } from "../hosts/excel";
import { localeFor, sayIn } from "../taskpane/text";

/** 撤销本次汇总: takes the last run back. Where that fails, a dialog of Excel's own cannot be shown from here, so the pane says it when opened. */
async function undoRun(event: Office.AddinCommands.Event): Promise<void> {
  const say = sayIn(localeFor(Office.context.displayLanguage ?? ""));
  try {
    await openWorkbook().undo();
  } catch (error) {
    const { key, code } = failureOf(error);
    console.warn(say(`failure.${key}`, { code }));
  } finally {
    event.completed();
  }
}

void Office.onReady(() => Office.actions.associate("undoRun", undoRun));
