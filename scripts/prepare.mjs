/**
 * Runs after `npm ci`: builds the command and links it, so that `npx taizhang` works from the checkout at once:
 * npm 10 looks for the link, npm 11 links the package into its cache by itself.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
execFileSync(
  process.execPath,
  [path.join(root, "node_modules/webpack/bin/webpack.js"), "--config", "webpack.config.js", "--config-name", "cli", "--mode", "production"],
  { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
);
const link = path.join(root, "node_modules/.bin/taizhang");
fs.rmSync(link, { force: true });
if (process.platform === "win32") fs.writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\bin\\taizhang.js" %*\r\n`);
else fs.symlinkSync("../../bin/taizhang.js", link);
