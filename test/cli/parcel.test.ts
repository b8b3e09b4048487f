/** What a reading thread sends is what it read, for every ledger of the sample. */
import fs from "node:fs";
import path from "node:path";
import v8 from "node:v8";
import { builtIn } from "../../src/catalogue";
import { collectInputs } from "../../src/cli/inputs";
import { pack, unpacker } from "../../src/cli/parcel";
import { readFile } from "../../src/cli/read-file";

const samples = path.resolve(__dirname, "../../samples/ledgers");

test("the sample's files arrive as they were read", async () => {
  expect(fs.existsSync(samples)).toBe(true);
  let records = 0;
  for (const file of (await collectInputs([samples])).files) {
    const reading = await readFile(file, builtIn);
    expect(unpacker()(v8.deserialize(v8.serialize(pack(reading))))).toEqual(reading);
    records += reading.readings.flatMap((sheet) => sheet.ledgers).reduce((sum, ledger) => sum + ledger.records.length, 0);
  }
  expect(records).toBeGreaterThan(500);
});
