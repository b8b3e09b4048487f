/** Damage to a file, as disks, networks, old programs and people with bad intent do it: by a seed alone, so that each can be made again. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Random } from "../random";

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const EXTREMES = [0, 1, 0x7f, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

const flipped: Damage = (bytes, random) => {
  const copy = bytes.slice();
  for (let n = random.whole(1, 40); n > 0; n--) {
    const at = random.whole(0, copy.length - 1);
    copy[at] = (copy[at] ?? 0) ^ (1 << random.whole(0, 7));
  }
  return copy;
};

const cut: Damage = (bytes, random) => bytes.slice(0, random.whole(1, bytes.length - 1));

/** Two stretches change places: sectors of a disk, blocks of a download. */
const swapped: Damage = (bytes, random) => {
  const size = random.pick([64, 512, 4096]);
  const blocks = Math.floor(bytes.length / size);
  if (blocks < 2) return flipped(bytes, random);
  const [one, other] = [random.whole(0, blocks - 1) * size, random.whole(0, blocks - 1) * size];
  const copy = bytes.slice();
  copy.set(bytes.subarray(one, one + size), other);
  copy.set(bytes.subarray(other, other + size), one);
  return copy;
};

/** A number somewhere becomes one that nobody expects. */
const extreme: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let n = random.whole(1, 3); n > 0; n--) {
    const value = random.pick(EXTREMES);
    if (random.chance(0.5)) view.setUint16(random.whole(0, copy.length - 2), value & 0xffff, true);
    else view.setUint32(random.whole(0, copy.length - 4), value, true);
  }
  return copy;
};

/** Type 0x0809, 16 bytes. */
const BOF = 0x00100809;

/** Where the records of an .xls begin: each is type, length, body. The first opens the workbook, at the beginning of a sector; programs write all in one piece. */
function recordsOf(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: number[] = [];
  let first = 512;
  while (first + 8 < bytes.length && view.getUint32(first, true) !== BOF) first += 512;
  for (let at = first; at + 4 <= bytes.length && places.length < 100_000; at += 4 + view.getUint16(at + 2, true)) places.push(at);
  return places;
}

/** The length that a record states, or a number within it. */
const recordField: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const records = recordsOf(bytes);
  for (let n = random.whole(1, 4); n > 0; n--) {
    const at = random.pick(records);
    const length = view.getUint16(at + 2, true);
    const within = random.chance(0.5) ? 2 : 4 + 2 * random.whole(0, Math.max(0, Math.ceil(length / 2) - 1));
    if (at + within + 2 <= copy.length) view.setUint16(at + within, random.pick(EXTREMES) & 0xffff, true);
  }
  return copy;
};

/** A record becomes one of another type, or stands there twice as another. */
const recordType: Damage = (bytes, random) => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const records = recordsOf(bytes);
  for (let n = random.whole(1, 4); n > 0; n--) view.setUint16(random.pick(records), view.getUint16(random.pick(records), true), true);
  return copy;
};

/** Damage inside content.xml, in an archive that is sound: a checksum does not find it. */
const inContent =
  (change: (xml: string, random: Random) => string): Damage =>
  (bytes, random) => {
    const files = unzipSync(bytes);
    return zipSync({ ...files, "content.xml": strToU8(change(strFromU8(files["content.xml"]!), random)) });
  };

const repeats = inContent((xml, random) => {
  const value = String(random.pick([...EXTREMES, -1, 1e9, "x", "1e3"]));
  const name = random.pick(["number-columns-repeated", "number-rows-repeated", "number-columns-spanned", "number-rows-spanned"]);
  const tag = random.pick(["<table:table-row", "<table:table-cell", "<table:covered-table-cell", "<table:table-column"]);
  const places = [...xml.matchAll(new RegExp(`${tag}(?=[\\s/>])`, "g"))];
  if (places.length === 0) return xml;
  const at = random.pick(places).index + tag.length;
  const end = xml.indexOf(">", at);
  const attributes = xml.slice(at, end).replace(new RegExp(` table:${name}="[^"]*"`), "");
  return `${xml.slice(0, at)} table:${name}="${value}"${attributes}${xml.slice(end)}`;
});

const valueText = inContent((xml, random) => {
  const places = [...xml.matchAll(/(office:(?:value|date-value|time-value|boolean-value|value-type)=")[^"]*/g)];
  if (places.length === 0) return xml;
  const { index, 0: whole, 1: head = "" } = random.pick(places);
  const value = random.pick(["", "NaN", "1e400", "-1e400", "9".repeat(400), "0x10", "date", "string", "2024-13-45", "PT99999999H", "&#0;"]);
  return xml.slice(0, index) + head + value + xml.slice(index + whole.length);
});

const tagLost = inContent((xml, random) => {
  const { index, 0: tag } = random.pick([...xml.matchAll(/<[^>]+>/g)]);
  return random.chance(0.5) ? xml.slice(0, index) + xml.slice(index + tag.length) : xml.slice(0, index) + tag.repeat(random.pick([2, 100])) + xml.slice(index);
});

const contentCut = inContent((xml, random) => xml.slice(0, random.whole(0, xml.length - 1)));
const contentSwapped = inContent((xml, random) => strFromU8(swapped(strToU8(xml), random)));

const KINDS: Readonly<Record<"xls" | "ods", Readonly<Record<string, Damage>>>> = {
  xls: { flipped, cut, swapped, extreme, recordField, recordType },
  ods: { flipped, cut, swapped, extreme, repeats, valueText, tagLost, contentCut, contentSwapped },
};

/** One damaged copy. @returns its bytes and what was done, for a report */
export function damaged(bytes: Uint8Array, format: "xls" | "ods", random: Random): { readonly kind: string; readonly bytes: Uint8Array } {
  const kind = random.pick(Object.keys(KINDS[format]));
  return { kind, bytes: KINDS[format][kind]!(bytes, random) };
}
