/**
 * The ribbon's buttons and the keyboard shortcuts. They act in the pane's own page, which Excel keeps as the one page for pane and ribbon where it
 * has SharedRuntime (`<Runtimes>` in the manifest); the pane is shown, and shows what becomes of the wish. In an Excel without it this page is
 * loaded a second time, unseen, for the buttons alone: there the last run is taken back at once, and for the rest a dialog asks for the pane.
 */
import { openWorkbook } from "../hosts/excel";

/** What a button or a key asks the pane for. */
export type Wish = "check" | "rollup" | "report" | "undo";

/** Names of functions in manifest.xml and of actions in shortcuts.json. */
const WISHES: Readonly<Record<string, Wish | null>> = {
  openPane: null,
  checkLedgers: "check",
  rollUpLedgers: "rollup",
  draftReport: "report",
  undoRun: "undo",
};

/** Controls of manifest.xml. */
const TAB = "Excel.Tab";
const GROUP = "Excel.Group";

export interface RibbonState {
  /** A run or another step is going on. */
  readonly busy: boolean;
  readonly canUndo: boolean;
}

export interface Ribbon {
  /** Takes over the wishes, those made before included. @returns stops listening */
  readonly onWish: (listener: (wish: Wish) => void) => () => void;
  /** Dims what cannot be done just now, where Excel's ribbon can be told. Never fails: an undimmed button still works. */
  readonly show: (state: RibbonState) => Promise<void>;
}

/** Registers the functions. Called before Office is ready, so that no press comes too early. */
export function listenToRibbon(): Ribbon {
  let listener: ((wish: Wish) => void) | null = null;
  let waiting: Wish[] = [];
  const carryOut = async (wish: Wish | null): Promise<void> => {
    await Office.onReady();
    if (!(await showPane())) return wish === "undo" ? undoUnseen() : askForPane();
    if (wish === null) return;
    if (listener) listener(wish);
    else waiting.push(wish);
  };
  for (const [name, wish] of Object.entries(WISHES)) {
    // A shortcut brings no event to complete. The ribbon is released at once: the pane shows how far the work is.
    Office.actions.associate(name, (event?: Office.AddinCommands.Event | null) => void carryOut(wish).finally(() => event?.completed()));
  }
  return {
    onWish: (next) => {
      listener = next;
      const early = waiting;
      waiting = [];
      early.forEach(next);
      return () => {
        listener = null;
      };
    },
    show: showOnRibbon,
  };
}

/** @returns whether pane and ribbon share this page, and the pane is seen now */
async function showPane(): Promise<boolean> {
  if (Office.context.requirements.isSetSupported("SharedRuntime", "1.1")) {
    try {
      await Office.addin.showAsTaskpane();
      return true;
    } catch (error) {
      console.warn(error);
    }
  }
  return false;
}

async function undoUnseen(): Promise<void> {
  try {
    await openWorkbook().undo();
  } catch (error) {
    console.warn(error);
    await askForPane();
  }
}

/** A page of a few words, in a window of its own: "press 打开面板 and do it there". */
const askForPane = (): Promise<void> =>
  new Promise((resolve) => {
    const address = new URL("open-pane.html", window.location.href).href;
    Office.context.ui.displayDialogAsync(address, { height: 30, width: 30, displayInIframe: true }, () => resolve());
  });

async function showOnRibbon({ busy, canUndo }: RibbonState): Promise<void> {
  const { requirements } = Office.context;
  if (!requirements.isSetSupported("SharedRuntime", "1.1")) return;
  const controls = [...["Excel.Check", "Excel.RollUp", "Excel.Report"].map((id) => ({ id, enabled: !busy })), { id: "Excel.Undo", enabled: canUndo && !busy }];
  try {
    if (requirements.isSetSupported("RibbonApi", "1.1")) await Office.ribbon.requestUpdate({ tabs: [{ id: TAB, groups: [{ id: GROUP, controls }] }] });
  } catch (error) {
    // HostRestartNeeded after an update of the add-in, for instance.
    console.warn(error);
  }
}
