/** What is dropped on the pane, as a batch of files: folders are looked through, and what in them is no workbook is named. */
import { isTableName } from "../formats/formats";
import type { Batch, GivenFile } from "./adding";
import type { NoticeSentence } from "./notice";

/** `~$清溪村.xlsx` is the lock file that Office leaves beside an open workbook; dot files are the system's. */
const NOBODYS = /^(~\$|\.)|^(Thumbs\.db|desktop\.ini)$/i;

/** The part of a drop that is looked at. */
export type Dropped = Pick<DataTransfer, "files"> & { readonly items: ArrayLike<Pick<DataTransferItem, "kind" | "getAsFile" | "webkitGetAsEntry">> };

/**
 * @param dropped of the drop event; what it holds is gone after the event, so that it is asked for before this returns
 * @returns its files in the order of the drop, those of a folder by path
 */
export function batchDropped(dropped: Dropped): Promise<Batch> {
  const items = Array.from(dropped.items).filter((item) => item.kind === "file");
  const taken = items.map((item) => ({ entry: typeof item.webkitGetAsEntry === "function" ? item.webkitGetAsEntry() : null, file: item.getAsFile() }));
  // A browser without items has files at least; a folder among them cannot be read, which is said when it is tried.
  if (taken.length === 0) return Promise.resolve({ files: Array.from(dropped.files, (file) => ({ file, path: file.name })), said: [] });
  return collect(taken);
}

async function collect(taken: readonly { readonly entry: FileSystemEntry | null; readonly file: File | null }[]): Promise<Batch> {
  const files: GivenFile[] = [];
  const said: NoticeSentence[] = [];
  for (const { entry, file } of taken) {
    if (entry && isFolder(entry)) {
      const inside = await filesBelow(entry);
      const [workbooks, others] = split(inside.files);
      files.push(...workbooks);
      if (others.length > 0)
        said.push({ key: "files.passed-over", params: { folder: entry.name, names: others.map(({ path }) => path.slice(entry.name.length + 1)).join("、") } });
      else if (workbooks.length === 0 && inside.closed.length === 0) said.push({ key: "files.empty-folder", params: { folder: entry.name } });
      said.push(...inside.closed.map((folder) => ({ key: "files.closed-folder", params: { folder } })));
    } else if (file) files.push({ file, path: file.name });
  }
  return { files, said };
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** As the command takes them from a folder. A file that is dropped by itself is taken whatever its name: the reader says what it is. */
function split(files: readonly GivenFile[]): [workbooks: GivenFile[], others: GivenFile[]] {
  const somebodys = files.filter(({ file }) => !NOBODYS.test(file.name));
  return [somebodys.filter(({ file }) => isTableName(file.name)), somebodys.filter(({ file }) => !isTableName(file.name))];
}

interface Below {
  readonly files: readonly GivenFile[];
  /** Folders and files that the browser does not open. */
  readonly closed: readonly string[];
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<Below> {
  const files: GivenFile[] = [];
  const closed: string[] = [];
  let entries: FileSystemEntry[];
  try {
    entries = await entriesOf(folder);
  } catch {
    return { files, closed: [pathOf(folder)] };
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isFolder(entry)) {
      if (NOBODYS.test(entry.name)) continue;
      const below = await filesBelow(entry);
      files.push(...below.files);
      closed.push(...below.closed);
    } else if (isFile(entry)) {
      try {
        files.push({ file: await new Promise<File>((resolve, reject) => entry.file(resolve, reject)), path: pathOf(entry) });
      } catch {
        closed.push(pathOf(entry));
      }
    }
  }
  return { files, closed };
}

const pathOf = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\//, "");

/** The browser hands them out a hundred at a time. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
