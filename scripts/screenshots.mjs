/** `node scripts/screenshots.mjs`: pictures of every view of the pane in both languages and both themes, and in high contrast, into docs/images. */
import path from "node:path";
import { buildAll } from "./build.mjs";
import { bundled } from "./bundle.mjs";
import { edges, tour } from "./tour.mjs";
import { wordTour } from "./word-tour.mjs";

const root = path.resolve(import.meta.dirname, "..");
process.chdir(root);
buildAll();
const { openSimulator, openWord } = await bundled("drive", "simulator/drive.ts");
const folder = path.resolve(process.argv[2] ?? "docs/images");
for (const [locale, theme, contrast] of [
  ["zh-CN", "light"],
  ["zh-CN", "dark"],
  ["en-US", "light"],
  ["en-US", "dark"],
  ["zh-CN", "light", true],
]) {
  const files = await tour(openSimulator, { folder, locale, theme, contrast, prefix: `${locale}-${contrast ? "contrast" : theme}-` });
  console.log(`${locale} ${contrast ? "contrast" : theme}: ${files.length}`);
}
for (const locale of ["zh-CN", "en-US"]) console.log(`${locale} edges: ${(await edges(openSimulator, { folder, locale, prefix: `${locale}-` })).length}`);
for (const [locale, theme] of [
  ["zh-CN", "light"],
  ["en-US", "dark"],
])
  console.log(`${locale} ${theme} Word: ${(await wordTour(openWord, { folder, locale, theme, prefix: `${locale}-${theme}-` })).length}`);
