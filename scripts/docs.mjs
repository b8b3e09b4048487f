/** `npm run docs`: writes what is made from the code: docs/checks.md, the line of stages in README.md, what is played in simulator/README.md. */
import fs from "node:fs";
import path from "node:path";
import { bundled } from "./bundle.mjs";
import { stagesLine } from "./stages.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { checksPage } = await bundled("checks-page", "scripts/checks-page.ts");
fs.writeFileSync(path.join(root, "docs/checks.md"), checksPage(root));

const readme = path.join(root, "README.md");
fs.writeFileSync(readme, fs.readFileSync(readme, "utf8").replace(/^ {4}src\/model → .*$/m, stagesLine));

const { readmeWith } = await bundled("simulator-readme", "simulator/tools/readme.ts");
const simulator = path.join(root, "simulator/README.md");
fs.writeFileSync(simulator, readmeWith(fs.readFileSync(simulator, "utf8")));
