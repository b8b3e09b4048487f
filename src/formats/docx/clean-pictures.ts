/**
 * Pictures for sending: as they look, without what the camera, the editor or the telephone wrote into them: places, days, owners, former versions.
 * JPEG (ISO/IEC 10918-1, annex B; Exif 2.32), PNG (W3C, PNG 3, 11.3), GIF (89a); other kinds, and pictures that do not follow their format, stay as they are.
 */

/** @returns the same picture in the same format; the bytes themselves where there is nothing to take out */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  try {
    if (startsWith(bytes, 0, [0xff, 0xd8])) return jpeg(bytes);
    if (startsWith(bytes, 0, PNG)) return png(bytes);
    if (startsWith(bytes, 0, [0x47, 0x49, 0x46, 0x38])) return gif(bytes);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return bytes;
}

const startsWith = (bytes: Uint8Array, at: number, start: readonly number[]): boolean => start.every((byte, i) => bytes[at + i] === byte);
const latin = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function together(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const [SOS, EOI, APP0, APP1, APP2, APP14, APP15, COM] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

/** Whatever follows the end of the image, a film or a second picture of a telephone's, is left behind. @throws RangeError where it breaks off */
function jpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const pieces = [bytes.subarray(0, 2)];
  let at = 2;
  for (;;) {
    if (view.getUint8(at) !== 0xff) throw new RangeError("no marker");
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return together([...pieces, bytes.subarray(at, at + 2)]);
    const end = at + 2 + view.getUint16(at + 2);
    const content = at + 4;
    if (marker === APP1 && latin(bytes, content, 6) === "Exif\0\0") pieces.push(orientationAlone(bytes.subarray(content + 6, end)));
    else if (isShownSegment(bytes, marker, content)) pieces.push(bytes.subarray(at, end));
    at = end;
    if (marker !== SOS) continue;
    // Within coded data a marker's first byte is followed by 0 or by a restart's number.
    while (view.getUint8(at) !== 0xff || bytes[at + 1] === 0 || ((bytes[at + 1] ?? 0) & 0xf8) === 0xd0) at += 1;
    pieces.push(bytes.subarray(end, at));
  }
}

/** Of the segments of programs those that say how colours are meant. */
function isShownSegment(bytes: Uint8Array, marker: number, content: number): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  if (marker === APP2) return latin(bytes, content, 11) === "ICC_PROFILE";
  return marker === APP14 || (marker === APP0 && latin(bytes, content, 4) === "JFIF");
}

/** Which side is up is a part of how the picture looks: it stays, in an Exif segment of its own. */
function orientationAlone(exif: Uint8Array): Uint8Array {
  const view = viewOf(exif);
  const isLittle = latin(exif, 0, 2) === "II";
  const entries = view.getUint32(4, isLittle);
  for (let i = 0; i < view.getUint16(entries, isLittle); i++) {
    const entry = entries + 2 + i * 12;
    if (view.getUint16(entry, isLittle) !== 0x0112) continue;
    const side = view.getUint16(entry + 8, isLittle);
    if (side < 2 || side > 8) break;
    const head = [0xff, APP1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
    return new Uint8Array([...head, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, side, 0, 0, 0, 0, 0, 0]);
  }
  return new Uint8Array();
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks that a picture may have beside the critical ones without telling more than it shows. */
const SHOWN_CHUNKS: ReadonlySet<string> = new Set([
  ...["tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI", "sBIT", "bKGD", "hIST", "pHYs", "sPLT"],
  ...["acTL", "fcTL", "fdAT"],
]);

/** @throws RangeError where it breaks off */
function png(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const pieces = [bytes.subarray(0, 8)];
  for (let at = 8; ;) {
    const name = latin(bytes, at + 4, 4);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) throw new RangeError("breaks off");
    const isCritical = (view.getUint8(at + 4) & 0x20) === 0;
    if (isCritical || SHOWN_CHUNKS.has(name)) pieces.push(bytes.subarray(at, end));
    if (name === "IEND") return together(pieces);
    at = end;
  }
}

const LOOPS: ReadonlySet<string> = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

/** @throws RangeError where it breaks off */
function gif(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const table = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1));
  const afterBlocks = (from: number): number => {
    let at = from;
    while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    return at + 1;
  };
  let at = 13 + table(view.getUint8(10));
  const pieces = [bytes.subarray(0, at)];
  for (;;) {
    const kind = view.getUint8(at);
    if (kind === 0x3b) return together([...pieces, bytes.subarray(at, at + 1)]);
    if (kind !== 0x21 && kind !== 0x2c) throw new RangeError("no block");
    const label = view.getUint8(at + 1);
    const end = kind === 0x2c ? afterBlocks(at + 11 + table(view.getUint8(at + 9))) : afterBlocks(at + 2);
    const isHidden = kind === 0x21 && (label === 0xfe || (label === 0xff && !LOOPS.has(latin(bytes, at + 3, 11))));
    if (!isHidden) pieces.push(bytes.subarray(at, end));
    at = end;
  }
}
