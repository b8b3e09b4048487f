/** Base64 in Node and the browser alike. */
import { HostError } from "../../protocol/host-error";

/** @throws HostError InvalidArgument for a text that is no Base64 */
export function fromBase64(text: string): Uint8Array {
  let binary: string;
  try {
    binary = atob(text);
  } catch {
    throw new HostError("InvalidArgument", "The text is no Base64.");
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x8000) binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(binary);
}
