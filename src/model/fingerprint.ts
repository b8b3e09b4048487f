/**
 * A short text that is the same for the same content and in practice never for other content: what a run wrote and what an explanation was given
 * for are known again by it. No secret is kept by it and none is needed, so it is 64 bits of two multiplicative hashes (FNV-1a's prime, and that of
 * MurmurHash 3's finaliser), the same in every host and without a library.
 */

/** @returns 16 hexadecimal digits */
export function fingerprintOf(text: string): string {
  let one = 0x811c9dc5;
  let two = 0x9e3779b9;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b);
    two ^= two >>> 13;
  }
  return hex(mixed(one ^ Math.imul(two, 0xc2b2ae35))) + hex(mixed(two ^ text.length));
}

function mixed(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x7feb352d);
  bits ^= bits >>> 15;
  bits = Math.imul(bits, 0x846ca68b);
  return bits ^ (bits >>> 16);
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, "0");

const ALPHABET = "abcdefghjkmnpqrs";

/** A fingerprint for a cell that people see: digits could be taken for a number, or for somebody's card. */
export const inLetters = (print: string): string => [...print].map((digit) => ALPHABET[parseInt(digit, 16)]).join("");
