import fc from "fast-check";
import { deflateSync, unzipSync } from "fflate";
import { checksum, tableChecksum } from "../../src/formats/zip/checksum";
import { zipDirectory } from "../../src/formats/zip/zip-directory";
import { zipFile, type ZipPart } from "../../src/formats/zip/zip-file";

const part = (name: string, bytes: Uint8Array, packs: boolean): ZipPart => ({
  name,
  method: packs ? 8 : 0,
  packed: packs ? deflateSync(bytes) : bytes,
  size: bytes.length,
  crc: checksum(bytes),
});
const name = fc.constantFrom("[Content_Types].xml", "xl/workbook.xml", "xl/media/图片1.png", "a");

test("an archive put together part by part is what others unpack", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, fc.uint8Array({ maxLength: 300 }), fc.boolean()), { selector: ([n]) => n }), (parts) => {
      const bytes = zipFile(parts.map(([n, content, packs]) => part(n, content, packs)));
      expect(Object.entries(unzipSync(bytes)).map(([n, content]) => [n, [...content]])).toEqual(parts.map(([n, content]) => [n, [...content]]));
      expect([...zipDirectory(bytes).values()].map(({ name: n, crc }) => [n, crc])).toEqual(parts.map(([n, content]) => [n, checksum(content)]));
    }),
  );
});

test("the checksum is the platform's where the platform has none", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => tableChecksum(bytes) === checksum(bytes)));
});
