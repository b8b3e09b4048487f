/** Unpacking one entry of a zip file, never to more than its directory says. */
import { Inflate, inflateSync } from "fflate";
import { checksum } from "./checksum";
import { FileProblem } from "./finding";
import { packedBytes, type ZipEntry } from "./zip-directory";

/** Deflate cannot shrink better than 1032 : 1, so this much packed is unpacked in one go without risk. */
const small = 128 * 1024;
const step = 64 * 1024;

/**
 * @throws FileProblem file.bomb where more comes out than the directory says, file.broken where less does or the data is damaged
 */
export function unzip(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const packed = packedBytes(bytes, entry);
  if (entry.encrypted) throw new FileProblem("file.encrypted");
  if (entry.method !== 0 && entry.method !== 8) throw new FileProblem("file.broken");
  const out = entry.method === 0 ? packed : inflated(packed, entry.unpacked);
  // One flipped bit can turn a number into another one: the checksum is what tells.
  if (out.length !== entry.unpacked || checksum(out) !== entry.crc) throw new FileProblem("file.broken");
  return out;
}

function inflated(packed: Uint8Array, size: number): Uint8Array {
  if (packed.length <= small) return inflateSync(packed, { out: new Uint8Array(size) });
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > out.length) throw new FileProblem("file.bomb");
    out.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length; at += step) stream.push(packed.subarray(at, at + step), at + step >= packed.length);
  return out.subarray(0, length);
}
