/** The files that a command works on: files and folders as given, down to workbooks, in a stable order, each with the name that people know it by. */
import fs from "node:fs/promises";
import path from "node:path";
import { isTableName, tableSuffixesInWords } from "../hosts/files/formats";
import { apartOnceMasked } from "../language/personal/grid";
import { UsageError } from "./usage";

export interface InputFile {
  readonly path: string;
  /** Base name; the path below its folder where two files share a base name. Personal numbers in it are masked wherever it is shown. */
  readonly name: string;
}

/** `~$清溪村.xlsx`: the lock file that Office leaves beside an open workbook; dot files are the system's. */
const NOT_A_LEDGER = /^(~\$|\.)/;

async function workbooksBelow(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter((entry) => !NOT_A_LEDGER.test(entry.name))
      .map(async (entry) => {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) return workbooksBelow(full);
        return entry.isFile() && isTableName(entry.name) ? [full] : [];
      }),
  );
  return found.flat();
}

/**
 * All workbooks of the given files and folders (folders with everything below them), each once, sorted by path.
 * A file that is named explicitly is taken whatever its extension: the reader says what it is.
 * @throws UsageError where a path does not exist, or where a folder holds no workbook
 */
export async function collectInputs(paths: readonly string[]): Promise<InputFile[]> {
  const found = new Map<string, string>();
  for (const given of paths) {
    const full = path.resolve(given);
    const stat = await fs.stat(full).catch(() => null);
    if (!stat) throw new UsageError("cli.no-such-path", { path: given });
    if (stat.isDirectory()) {
      const inside = await workbooksBelow(full);
      if (inside.length === 0) throw new UsageError("cli.empty-folder", { path: given, formats: tableSuffixesInWords });
      for (const file of inside) found.set(file, path.relative(full, file));
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
  return apartOnceMasked(names).map((name, i) => ({ path: files[i]?.[0] ?? "", name }));
}

function commonFolder(files: readonly string[]): string {
  let folder = path.dirname(files[0] ?? ".");
  while (!files.every((file) => file.startsWith(folder + path.sep) || folder === path.parse(folder).root)) folder = path.dirname(folder);
  return folder;
}
