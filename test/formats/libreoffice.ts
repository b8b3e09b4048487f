/** LibreOffice as an independent reader and calculator. Tests that need it are skipped only on a machine without it that is not CI. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const present = spawnSync("soffice", ["--version"], { stdio: "ignore" }).error === undefined;

/** `describe` where LibreOffice is there or must be (CI), else skipped. */
export const describeWithLibreOffice = present || process.env.CI ? describe : describe.skip;

/**
 * Converts a file, in a profile of its own, so that runs do not wait for each other.
 * @param name file name with the extension that it has
 * @param to extension and, where needed, filter: `xlsx`, `csv:"Text - txt - csv (StarCalc)":44,34,76,1,,0,false,true,false,false,false,-1`
 * @returns bytes of the files made, by name
 */
export async function convert(name: string, bytes: Uint8Array, to: string): Promise<Buffer> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "taizhang-lo-"));
  try {
    const input = path.join(folder, name);
    writeFileSync(input, bytes);
    await promisify(execFile)(
      "soffice",
      [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", to, "--outdir", path.join(folder, "out"), input],
      { timeout: 120_000 },
    );
    return readFileSync(path.join(folder, "out", `${path.parse(name).name}.${to.split(":", 1)[0]}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
