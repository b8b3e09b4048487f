/** `npm run docs`: writes the pages of docs/ that are made from the code: docs/checks.md. */
import fs from "node:fs";
import path from "node:path";
import { bundled } from "./bundle.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { checksPage } = await bundled("checks-page", "scripts/checks-page.ts");
fs.writeFileSync(path.join(root, "docs/checks.md"), checksPage(root));
