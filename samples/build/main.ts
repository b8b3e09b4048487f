/** `npm run samples`: writes samples/ledgers and what belongs to it. `--golden` also writes what the product makes of it. */
import fs from "node:fs/promises";
import path from "node:path";
import { sampleBooks } from "./books";
import { bytesOf } from "./write";

export async function main(root: string, flags: readonly string[]): Promise<void> {
  const samples = path.join(root, "samples");
  const { books } = sampleBooks();
  await fs.rm(path.join(samples, "ledgers"), { recursive: true, force: true });
  let size = 0;
  for (const book of books) {
    const file = path.join(samples, "ledgers", book.path);
    const bytes = await bytesOf(book);
    size += bytes.length;
    await fs.mkdir(path.dirname(file), { recursive: true });
    await fs.writeFile(file, bytes);
  }
  console.log(`${books.length} files, ${Math.round(size / 1024)} KB, ${flags.join(" ")}`);
}
