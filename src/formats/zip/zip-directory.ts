/** The directory of a zip file: what is in it and how large, known before anything is unpacked. */
import { FileProblem } from "../finding";
import { bombBytes, maxInflated, maxInflation, megabytes } from "../limits";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  /** Offset of the local header in the file. */
  readonly offset: number;
  readonly encrypted: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const zip64Locator = 0x07064b50;
const zip64End = 0x06064b50;

/**
 * Entries of a zip file by name.
 * @throws FileProblem file.broken where the directory is missing or cut off
 */
export function zipDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) throw new FileProblem("file.broken");
  let count = view.getUint16(end + 10, true);
  let position = view.getUint32(end + 16, true);
  if ((count === 0xffff || position === 0xffffffff) && end >= 20 && view.getUint32(end - 20, true) === zip64Locator) {
    const record = Number(view.getBigUint64(end - 12, true));
    if (record + 56 > bytes.length || view.getUint32(record, true) !== zip64End) throw new FileProblem("file.broken");
    count = Number(view.getBigUint64(record + 32, true));
    position = Number(view.getBigUint64(record + 48, true));
  }
  const entries = new Map<string, ZipEntry>();
  const names = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (position + 46 > bytes.length || view.getUint32(position, true) !== entrySignature) throw new FileProblem("file.broken");
    const nameLength = view.getUint16(position + 28, true);
    const extraLength = view.getUint16(position + 30, true);
    const name = names.decode(bytes.subarray(position + 46, position + 46 + nameLength)).replaceAll("\\", "/");
    const sizes = wideSizes(view, position, position + 46 + nameLength, extraLength);
    entries.set(name, {
      name,
      method: view.getUint16(position + 10, true),
      crc: view.getUint32(position + 16, true),
      encrypted: (view.getUint16(position + 8, true) & 1) === 1,
      ...sizes,
    });
    position += 46 + nameLength + extraLength + view.getUint16(position + 32, true);
  }
  return entries;
}

/**
 * Refuses parts that are too much to unpack. The sizes stand in the directory: nothing is unpacked to find out.
 * @param entries the parts that are going to be read; what is wrong with others is nobody's concern
 * @throws FileProblem file.encrypted, file.broken, file.bomb, and file.too-much for a workbook that is simply large
 */
export function refuseOversized(entries: Iterable<ZipEntry>): void {
  let total = 0;
  for (const entry of entries) {
    if (entry.encrypted) throw new FileProblem("file.encrypted");
    // Said to be empty, so that a reader takes no size as its limit.
    if (entry.unpacked === 0 && entry.packed > 16) throw new FileProblem("file.broken");
    if (entry.unpacked > bombBytes && entry.unpacked > entry.packed * maxInflation) throw new FileProblem("file.bomb");
    total += entry.unpacked;
  }
  if (total > maxInflated) throw new FileProblem("file.too-much", { size: megabytes(total), limit: megabytes(maxInflated) });
}

/** The packed bytes of an entry. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length) throw new FileProblem("file.broken");
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packed > bytes.length) throw new FileProblem("file.broken");
  return bytes.subarray(start, start + entry.packed);
}

/** The end record stands last, before a comment of at most 65535 bytes. */
function findEnd(view: DataView): number {
  for (let i = view.byteLength - 22; i >= Math.max(0, view.byteLength - 65557); i--) {
    if (view.getUint32(i, true) === endSignature) return i;
  }
  return -1;
}

/** Sizes and offset, from the zip64 extra field where the plain ones are filled with ones. */
function wideSizes(view: DataView, position: number, extra: number, extraLength: number): Pick<ZipEntry, "packed" | "unpacked" | "offset"> {
  let packed = view.getUint32(position + 20, true);
  let unpacked = view.getUint32(position + 24, true);
  let offset = view.getUint32(position + 42, true);
  for (let at = extra; at + 4 <= extra + extraLength && at + 4 <= view.byteLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    const take = (): number => {
      if (next + 8 > view.byteLength) throw new FileProblem("file.broken");
      const value = Number(view.getBigUint64(next, true));
      next += 8;
      return value;
    };
    if (unpacked === 0xffffffff) unpacked = take();
    if (packed === 0xffffffff) packed = take();
    if (offset === 0xffffffff) offset = take();
    break;
  }
  return { packed, unpacked, offset };
}
