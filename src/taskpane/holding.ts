/**
 * What the engine holds of the open workbook and of the added files: what it was given before is not given again, where no cell was changed and the
 * sheets have the same outline.
 */
import type { OpenWorkbook } from "../hosts/excel";
import type { Engine } from "../hosts/browser/client";
import { inPieces } from "./pieces";
import type { NamedFile, Steps } from "./reader";

export interface Holding {
  giveWorkbook(steps: Steps): Promise<void>;
  /** What the engine holds of other files goes, what it lacks is given; the rest it has read. */
  giveFiles(files: readonly NamedFile[], steps: Steps): Promise<void>;
  /** Reads one file into the engine. @returns what is wrong with it, in the pane's language */
  readFile(name: string, content: Blob, bytes: Uint8Array): Promise<string | null>;
  /** Names of the workbook's own 设置 sheets, as they were when it was given. */
  ownSettings(): readonly string[];
  /** Whether something was given or taken since the last run; a run settles it. */
  moreGiven(): boolean;
  settle(): void;
  /** A cell of the workbook was changed. */
  changed(): void;
  /** Changes are told of from now on: only then can a reading be used again. */
  watched(): void;
  forget(): void;
}

/** The workbook as it was given. */
interface Held {
  readonly outline: string;
  readonly changes: number;
  readonly ownSettings: readonly string[];
}

export function createHolding(workbook: OpenWorkbook, engine: Engine): Holding {
  let changes = 0;
  let watching = false;
  let held: Held | null = null;
  const heldFiles = new Map<string, Blob>();
  let more = false;

  async function giveWorkbook(steps: Steps): Promise<void> {
    const now = changes;
    const known = watching && held?.changes === now ? held.outline : null;
    const sheets = await workbook.read((done, total) => steps("workbook", done, total), known);
    // A cancel may have emptied the engine meanwhile.
    steps("workbook", 1, 1);
    if (sheets === null) return held === null ? giveWorkbook(steps) : undefined;
    held = null;
    more = true;
    await engine.ask("clear", { origin: "workbook" });
    for (const piece of inPieces(sheets.grids)) {
      if ("grids" in piece) await engine.ask("addGrids", piece);
      else await engine.ask("addRows", piece);
      steps("workbook", 1, 1);
    }
    held = { outline: sheets.outline, changes: now, ownSettings: sheets.ownSettings };
  }

  async function readFile(name: string, content: Blob, bytes: Uint8Array): Promise<string | null> {
    more = true;
    const { problem } = await engine.ask("addFile", { name, bytes });
    heldFiles.set(name, content);
    return problem;
  }

  async function giveFiles(files: readonly NamedFile[], steps: Steps): Promise<void> {
    const wanted = new Map(files.map(({ name, content }) => [name, content]));
    for (const name of [...heldFiles.keys()].filter((held) => !wanted.has(held))) {
      more = true;
      await engine.ask("removeFile", { name });
      heldFiles.delete(name);
    }
    for (const [name, content] of wanted) {
      if (heldFiles.get(name) === content) continue;
      await readFile(name, content, new Uint8Array(await content.arrayBuffer()));
      steps("workbook", 1, 1);
    }
  }

  return {
    giveWorkbook,
    giveFiles,
    readFile,
    ownSettings: () => held?.ownSettings ?? [],
    moreGiven: () => more,
    settle: () => void (more = false),
    changed: () => void changes++,
    watched: () => void (watching = true),
    forget() {
      held = null;
      heldFiles.clear();
    },
  };
}
