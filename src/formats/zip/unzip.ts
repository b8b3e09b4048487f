/** Unpacking one entry of a zip file, never to more than its directory says. */
import { Inflate, inflateSync } from "fflate";
import { checksum } from "./checksum";
import { FileProblem } from "../finding";
import { nodeZlib } from "./node-zlib";
import { packedBytes, refuseOversized, zipDirectory, type ZipEntry } from "./zip-directory";

/** Deflate cannot shrink better than 1032 : 1, so this much packed is unpacked in one go without risk. */
const small = 128 * 1024;
const step = 64 * 1024;

/**
 * @throws FileProblem file.bomb where more comes out than the directory says, file.broken where less does or the data is damaged
 */
export async function unzip(bytes: Uint8Array, entry: ZipEntry): Promise<Uint8Array> {
  const packed = packedBytes(bytes, entry);
  if (entry.encrypted) throw new FileProblem("file.encrypted");
  if (entry.method !== 0 && entry.method !== 8) throw new FileProblem("file.broken");
  const out = await inflated(packed, entry);
  // One flipped bit can turn a number into another one: the checksum is what tells.
  if (out.length !== entry.unpacked || checksum(out) !== entry.crc) throw new FileProblem("file.broken");
  return out;
}

async function inflated(packed: Uint8Array, { method, unpacked }: ZipEntry): Promise<Uint8Array> {
  if (method === 0) return packed;
  try {
    // One piece of memory of the size that the directory says, and an error beyond it.
    if (nodeZlib) return nodeZlib.inflateRawSync(packed, { chunkSize: Math.max(64, unpacked), maxOutputLength: Math.max(1, unpacked) });
    return packed.length <= small ? inflateSync(packed, { out: new Uint8Array(unpacked) }) : await inflatedPieces(packed, unpacked);
  } catch (problem) {
    if (problem instanceof FileProblem) throw problem;
    throw new FileProblem(problem instanceof RangeError ? "file.bomb" : "file.broken");
  }
}

/** Large parts: by the platform, several times as fast, where it can; piece by piece, so that a lie about the size shows in time. */
async function inflatedPieces(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const out = new Uint8Array(size);
  let length = 0;
  const take = (chunk: Uint8Array): void => {
    if (length + chunk.length > size) throw new FileProblem("file.bomb");
    out.set(chunk, length);
    length += chunk.length;
  };
  if (typeof DecompressionStream === "undefined") {
    const stream = new Inflate(take);
    for (let at = 0; at < packed.length; at += step) stream.push(packed.subarray(at, at + step), at + step >= packed.length);
    return out.subarray(0, length);
  }
  const stream = new DecompressionStream("deflate-raw");
  const writer = stream.writable.getWriter();
  // What goes wrong while writing is told again by reading.
  void writer.write(Uint8Array.from(packed)).catch(() => undefined);
  void writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) take(piece.value);
  } finally {
    void reader.cancel().catch(() => undefined);
  }
  return out.subarray(0, length);
}

/**
 * Unpacks every part, for a file that came in slices (Word hands out wrong ones at times): whichever part is damaged, the file is.
 * @throws FileProblem as `refuseOversized` and `unzip`
 */
export async function checkAll(bytes: Uint8Array): Promise<void> {
  for (const entry of zipDirectory(bytes).values()) {
    refuseOversized([entry]);
    await unzip(bytes, entry);
  }
}
