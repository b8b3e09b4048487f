/** A campaign's folder as it lies on the disk. */
import fs from "node:fs";
import path from "node:path";
import type { CampaignFolder } from "../../src/catalogue/campaign";

export function folderAt(folder: string): CampaignFolder {
  const files = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const text = fs.readFileSync(file, "utf8");
      return [path.relative(folder, file).split(path.sep).join("/"), file.endsWith(".json") ? JSON.parse(text) : text];
    }),
  );
}
