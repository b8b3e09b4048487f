/** The committed ledgers are those that the script draws, and the reader sees in the files what was drawn. */
import fs from "node:fs";
import path from "node:path";
import { nameOf } from "../../samples/build/book";
import { sampleBooks } from "../../samples/build/books";
import { toGrid } from "../../samples/build/paper";
import { readWorkbook } from "../../src/formats";
import type { Grid } from "../../src/model/grid";

const { books, marks } = sampleBooks();
const folder = path.resolve(__dirname, "../../samples/ledgers");

/** What a sheet says, without blank ends of rows. A CSV file has no sheet names and types numbers that look like numbers. */
function contentOf(grid: Grid) {
  const cells = grid.cells.map((row) => {
    const last = row.findLastIndex((cell) => cell !== null);
    return row
      .slice(0, last + 1)
      .map((cell) => (typeof cell === "object" && cell !== null && cell.kind === "percent" ? { percent: Math.round(cell.fraction * 1e6) } : cell));
  });
  const merges = [...(grid.merges ?? [])].map((span) => `${span.top},${span.left},${span.bottom},${span.right}`).sort();
  return { cells, merges, visibility: grid.visibility, hiddenRows: [...grid.hiddenRows].sort() };
}

test.each(books.map((one) => [one.path, one] as const))("%s is what the script draws", async (_, book) => {
  const { grids, findings } = await readWorkbook(nameOf(book), fs.readFileSync(path.join(folder, book.path)));
  expect(findings).toEqual([]);
  expect(grids).toHaveLength(book.papers.length);
  for (const [index, paper] of book.papers.entries()) {
    const grid = grids[index]!;
    if (book.format !== "csv") expect(grid.sheet).toBe(paper.name);
    const drawn = contentOf(toGrid(paper, nameOf(book)));
    const read = contentOf(grid);
    if (book.format === "csv") expect(read.cells.flat().map(String)).toEqual(drawn.cells.flat().map((cell) => String(cell)));
    else expect(read).toEqual(drawn);
  }
});

test("the whole folder stays small", () => {
  const sizes = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((file) => (file.isFile() ? [fs.statSync(path.join(file.parentPath, file.name)).size] : []));
  expect(sizes).toHaveLength(books.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
});

test("every planted mistake stands on exactly one cell", () => {
  const places = marks.map((mark) => `${mark.code} ${mark.file} ${mark.sheet} ${mark.cell}`);
  expect(new Set(places).size).toBe(places.length);
  expect(marks.length).toBeGreaterThan(25);
});
