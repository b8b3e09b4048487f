/** CRC-32 as zip files use it: the platform's, or four bytes at a step. */
import { nodeZlib } from "./node-zlib";

const table = new Uint32Array(1024);
for (let i = 0; i < 256; i++) {
  let c = i;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  table[i] = c;
}
const entry = (i: number): number => table[i] ?? 0;
for (let i = 256; i < 1024; i++) table[i] = (entry(i - 256) >>> 8) ^ entry(entry(i - 256) & 255);

/** @returns the checksum as an unsigned 32-bit number */
export function checksum(bytes: Uint8Array): number {
  return nodeZlib ? nodeZlib.crc32(bytes) : tableChecksum(bytes);
}

/** The same where the platform has none. */
export function tableChecksum(bytes: Uint8Array): number {
  let c = 0xffffffff;
  let i = 0;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (; i + 4 <= bytes.length; i += 4) {
    c ^= view.getUint32(i, true);
    c = entry(768 + (c & 255)) ^ entry(512 + ((c >>> 8) & 255)) ^ entry(256 + ((c >>> 16) & 255)) ^ entry(c >>> 24);
  }
  for (; i < bytes.length; i++) c = entry((c ^ view.getUint8(i)) & 255) ^ (c >>> 8);
  return ~c >>> 0;
}
