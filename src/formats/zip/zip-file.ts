/**
 * A zip file from parts that are packed already, in the given order and without a time of day: the same parts are the same bytes.
 */
import { deflateSync } from "fflate";
import { checksum } from "./checksum";
import { nodeZlib } from "./node-zlib";

export interface ZipPart {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** The bytes as they stand in the archive. */
  readonly packed: Uint8Array;
  /** Bytes when unpacked. */
  readonly size: number;
  /** CRC-32 of the unpacked bytes. */
  readonly crc: number;
}

/** 1 January 1980, the first day that zip knows. */
const DAY = 33;
/** Names are UTF-8. */
const UTF8 = 0x0800;
const LOCAL = 30;
const CENTRAL = 46;
const END = 22;

/** @throws RangeError beyond 65,535 parts or 4 GB, which would be another format */
export function zipFile(parts: readonly ZipPart[]): Uint8Array {
  const names = parts.map(({ name }) => new TextEncoder().encode(name));
  const nameBytes = names.reduce((sum, name) => sum + name.length, 0);
  const directorySize = parts.length * CENTRAL + nameBytes;
  const directoryStart = parts.reduce((sum, { packed }) => sum + LOCAL + packed.length, nameBytes);
  if (parts.length > 0xffff || directoryStart + directorySize > 0xffffffff) throw new RangeError("too much for a zip file");
  const bytes = new Uint8Array(directoryStart + directorySize + END);
  const view = new DataView(bytes.buffer);
  let at = 0;
  let entry = directoryStart;
  parts.forEach(({ method, packed, size, crc }, i) => {
    const name = names[i] ?? new Uint8Array();
    /** What both headers say of a part, from the version on. */
    const describe = (place: number): void => {
      view.setUint16(place, 20, true);
      view.setUint16(place + 2, UTF8, true);
      view.setUint16(place + 4, method, true);
      view.setUint16(place + 8, DAY, true);
      view.setUint32(place + 10, crc, true);
      view.setUint32(place + 14, packed.length, true);
      view.setUint32(place + 18, size, true);
      view.setUint16(place + 22, name.length, true);
    };
    view.setUint32(entry, 0x02014b50, true);
    view.setUint16(entry + 4, 20, true);
    describe(entry + 6);
    view.setUint32(entry + 42, at, true);
    bytes.set(name, entry + CENTRAL);
    entry += CENTRAL + name.length;

    view.setUint32(at, 0x04034b50, true);
    describe(at + 4);
    bytes.set(name, at + LOCAL);
    bytes.set(packed, at + LOCAL + name.length);
    at += LOCAL + name.length + packed.length;
  });
  view.setUint32(entry, 0x06054b50, true);
  view.setUint16(entry + 8, parts.length, true);
  view.setUint16(entry + 10, parts.length, true);
  view.setUint32(entry + 12, directorySize, true);
  view.setUint32(entry + 16, directoryStart, true);
  return bytes;
}

/** Beyond 4, packing takes twice the time for a tenth of the size. */
const LEVEL = 4;

/** A part from its bytes, deflated; by the platform in a thread of its own where it can, so that other work goes on meanwhile. */
export const packed = async (name: string, bytes: Uint8Array): Promise<ZipPart> => partOf(name, bytes, await deflated(bytes));

/** A part deflated by the one library that runs everywhere: the same bytes from the pane and from the command. */
export const packedAlike = (name: string, bytes: Uint8Array): ZipPart => partOf(name, bytes, deflatedAlike(bytes));

const partOf = (name: string, bytes: Uint8Array, packed: Uint8Array): ZipPart => ({ name, method: 8, packed, size: bytes.length, crc: checksum(bytes) });

const deflatedAlike = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: LEVEL });

function deflated(bytes: Uint8Array): Promise<Uint8Array> {
  if (!nodeZlib) return Promise.resolve(deflatedAlike(bytes));
  const { deflateRaw } = nodeZlib;
  return new Promise((resolve, reject) => deflateRaw(bytes, { level: LEVEL }, (error, result) => (error ? reject(error) : resolve(result))));
}
