/** `npm run validate`: checks manifest.xml, and the built one where there is a build. */
import fs from "node:fs";
import path from "node:path";
import { manifestProblems } from "./manifest-problems.mjs";

const root = path.resolve(import.meta.dirname, "..");
const { version } = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8"));
const web = path.join(root, "dist/web");
const built = fs.existsSync(path.join(web, "manifest.xml"));
const problems = manifestProblems(fs.readFileSync(path.join(built ? web : root, "manifest.xml"), "utf8"), { version, web: built ? web : undefined });
for (const problem of problems) console.error(problem);
console.log(problems.length === 0 ? `manifest.xml is in order${built ? "" : " (not built yet: files not checked)"}` : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
