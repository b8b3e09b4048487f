/** What tests and the demo need before they can run: the add-in and the simulated Excel, built only where sources are newer. */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const newest = (place) => {
  const stat = fs.statSync(path.join(root, place), { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...fs.readdirSync(path.join(root, place)).map((name) => newest(path.join(place, name))));
};
const webpack = (...args) =>
  execFileSync(process.execPath, [path.join(root, "node_modules/webpack/bin/webpack.js"), "--mode", "production", ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });

/** Builds dist/cli, dist/web and dist/simulator where they are missing or older than what they are made from. */
export function buildAll() {
  const sources = Math.max(...["src", "assets", "manifest.xml", "webpack.config.js", "package.json"].map(newest));
  const simulator = Math.max(
    ...["excel", "page", "protocol", "word", "webpack.config.js", "package.json"].map((place) => newest(path.join("simulator", place))),
  );
  const made = (file) => newest(path.join("dist", file));
  if (made("cli/taizhang.js") < sources) webpack("--config", "webpack.config.js", "--config-name", "cli");
  if (made("web/taskpane.html") < sources) webpack("--config", "webpack.config.js", "--config-name", "addin");
  if (made("simulator/index.html") < simulator) webpack("--config", "simulator/webpack.config.js");
}

if (import.meta.filename === process.argv[1]) buildAll();
