/** `taizhang simulate`: the add-in in the simulated Excel; the same as `npm run demo` in the checkout. */
import { spawn } from "node:child_process";
import path from "node:path";

/** @returns the demo's exit code */
export function simulate(options: { headless?: boolean }): Promise<number> {
  const script = path.resolve(__dirname, "../../scripts/demo.mjs");
  const child = spawn(process.execPath, [script, ...(options.headless ? ["--headless"] : [])], { stdio: "inherit" });
  return new Promise((resolve) => child.on("close", (code) => resolve(code ?? 2)));
}
