/** The files that a command works on: files and folders as given, down to workbooks, in a stable order, each with the name that people know it by. */
import fs from "node:fs/promises";
import path from "node:path";
import { isTableName, tableSuffixesInWords } from "../formats/formats";
import { apartOnceMasked } from "../language/personal/grid";
import { masked } from "../language/personal/mask";
import { makeFinding, NOWHERE } from "../findings/make";
import type { Finding } from "../model/finding";
import { UsageError } from "./usage";

export interface InputFile {
  readonly path: string;
  /** Base name; the path below its folder where two files share a base name. Personal numbers in it are masked wherever it is shown. */
  readonly name: string;
}

/** `~$清溪村.xlsx`: the lock file that Office leaves beside an open workbook; dot files are the system's. */
const NOT_A_LEDGER = /^(~\$|\.)/;

/** What a folder holds: files to read, and names of what is passed over. */
interface Below {
  readonly found: readonly string[];
  readonly passedOver: readonly string[];
}

async function below(folder: string): Promise<Below> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const each = await Promise.all(
    entries
      .filter((entry) => !NOT_A_LEDGER.test(entry.name))
      .map(async (entry): Promise<Below> => {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) return below(full);
        // A link may lead round in circles, or to a file that is in the folder already.
        return entry.isFile() && isTableName(entry.name) ? { found: [full], passedOver: [] } : { found: [], passedOver: [full] };
      }),
  );
  return { found: each.flatMap(({ found }) => found), passedOver: each.flatMap(({ passedOver }) => passedOver) };
}

export interface Inputs {
  readonly files: readonly InputFile[];
  /** What is told of the folders. */
  readonly findings: readonly Finding[];
}

/** Names that a sentence has room for. */
const NAMED = 12;

/** @param names of files and links that were passed over; told once */
function passedOverFinding(names: readonly string[]): Finding[] {
  if (names.length === 0) return [];
  const params = { count: names.length, names: namesInWords(names), formats: tableSuffixesInWords };
  return [makeFinding({ code: "file.passed-over", params }, NOWHERE)];
}

const namesInWords = (names: readonly string[]): string =>
  `${names
    .slice(0, NAMED)
    .map((name) => masked(name))
    .join("、")}${names.length > NAMED ? "……" : ""}`;

/**
 * All workbooks of the given files and folders (folders with everything below them), each once, sorted by path.
 * A file that is named explicitly is taken whatever its extension: the reader says what it is.
 * @throws UsageError where a path does not exist, or where a folder holds no workbook
 */
export async function collectInputs(paths: readonly string[]): Promise<Inputs> {
  const found = new Map<string, string>();
  const left = new Set<string>();
  for (const given of paths) {
    const full = path.resolve(given);
    const stat = await fs.stat(full).catch(() => null);
    if (!stat) throw new UsageError("cli.no-such-path", { path: given });
    if (stat.isDirectory()) {
      const inside = await below(full);
      const names = inside.passedOver.map((file) => path.relative(full, file)).sort();
      if (inside.found.length === 0) {
        const code = names.length === 0 ? "cli.empty-folder" : "cli.folder-of-others";
        throw new UsageError(code, { path: given, formats: tableSuffixesInWords, count: names.length, names: namesInWords(names) });
      }
      for (const name of names) left.add(name);
      for (const file of inside.found) found.set(file, path.relative(full, file));
    } else if (!found.has(full)) found.set(full, path.basename(full));
  }
  const files = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const uses = new Map<string, number>();
  for (const [file] of files) uses.set(path.basename(file), (uses.get(path.basename(file)) ?? 0) + 1);
  const shared = commonFolder(files.map(([file]) => file));
  const names = files.map(([file]) => {
    const base = path.basename(file);
    return uses.get(base) === 1 ? base : path.relative(shared, file).split(path.sep).join("/");
  });
  const inputs = apartOnceMasked(names).map((name, i) => ({ path: files[i]?.[0] ?? "", name }));
  return { files: inputs, findings: passedOverFinding([...left].sort()) };
}

function commonFolder(files: readonly string[]): string {
  let folder = path.dirname(files[0] ?? ".");
  while (!files.every((file) => file.startsWith(folder + path.sep) || folder === path.parse(folder).root)) folder = path.dirname(folder);
  return folder;
}
