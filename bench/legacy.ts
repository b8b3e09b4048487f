/** Damaged .xls and .ods files in numbers: what of them is read, refused, or ends its process. */
import fs from "node:fs";
import path from "node:path";
import { fuzzLegacy, type Sound } from "../test/fuzz/legacy/run";

/**
 * @param folder sound files, made by other programs
 * @param count damaged files of each format
 */
export async function main(child: string, folder: string, count: number, seed: number): Promise<void> {
  const sound = fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).flatMap((file): Sound[] => {
    const format = path.extname(file).slice(1);
    return format === "xls" || format === "ods" ? [{ name: path.basename(file), format, bytes: new Uint8Array(fs.readFileSync(path.join(folder, file))) }] : [];
  });
  console.log(JSON.stringify(await fuzzLegacy(child, sound, count, seed), null, 1));
}
