/** Pictures in a copy for sending. The files were made by ImageMagick, what is hidden in them by ExifTool: place, author, notes, thumbnail, bytes after the end. */
import fs from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { writeReport } from "../../../src/formats/docx";
import { cleanCopy } from "../../../src/formats/docx/clean";
import { withoutMetadata } from "../../../src/formats/docx/clean-pictures";
import { drafted, emptyResult } from "../../builders/drafts";
import { broad } from "../../builders/towns";

const picture = (name: string): Uint8Array => new Uint8Array(fs.readFileSync(path.join(__dirname, "pictures", name)));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
/** Exif with the side that is up, 6, and nothing else. */
const SIDE = "ffe1002245786966" + "0000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00060000" + "00000000";

test.each([
  ["base-exif.jpg", "base.jpg"],
  ["prog-exif.jpg", "prog.jpg"],
])("%s becomes %s, but for the side that is up", (dirty, plain) => {
  const clean = hex(withoutMetadata(picture(dirty)));
  expect(clean.split(SIDE)).toHaveLength(2);
  expect(clean.replace(SIDE, "")).toBe(hex(picture(plain)));
  expect(hex(withoutMetadata(picture(plain)))).toBe(hex(picture(plain)));
});

test.each(["pic.png", "anim.gif", "base-exif.jpg", "prog-exif.jpg"])("%s tells nothing beside what it shows, and is clean when it is cleaned again", (name) => {
  const clean = withoutMetadata(picture(name));
  expect(/密|GPS|XMP|xmp|Author|Artist|IPTC|8BIM|ImageMagick|tEXt|eXIf/.exec(Buffer.from(clean).toString("utf8"))?.[0]).toBeUndefined();
  expect(hex(withoutMetadata(clean))).toBe(hex(clean));
});

test("what shows stays: all frames and their pace, the image data of a PNG", () => {
  const gif = Buffer.from(withoutMetadata(picture("anim.gif"))).toString("latin1");
  expect(gif).toContain("NETSCAPE2.0");
  expect(gif.split("\x21\xf9\x04")).toHaveLength(3);
  const chunk = (bytes: Uint8Array): string => /49444154.*?49454e44/.exec(hex(bytes))?.[0] ?? "";
  const clean = withoutMetadata(picture("pic.png"));
  expect(chunk(clean).length).toBeGreaterThan(40);
  expect(hex(picture("pic.png"))).toContain(chunk(clean).slice(0, 40));
});

test("a picture that breaks off anywhere, and any other bytes, never throw", () => {
  for (const name of ["base-exif.jpg", "pic.png", "anim.gif"]) {
    const whole = picture(name);
    for (let length = 0; length < whole.length - 6; length += 7) expect(withoutMetadata(whole.slice(0, length)).length).toBeLessThanOrEqual(length);
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => hex(withoutMetadata(bytes)) === hex(bytes)));
});

test("a photograph in a report goes out without its place", async () => {
  const report = drafted("汇报材料", broad);
  const files = unzipSync(await writeReport(report, emptyResult({ facts: report.facts })));
  files["word/media/photo.jpg"] = Uint8Array.from(picture("base-exif.jpg"));
  const rels = "word/_rels/document.xml.rels";
  const image = `<Relationship Id="rIdPhoto" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/photo.jpg"/>`;
  files[rels] = strToU8(Buffer.from(files[rels]!).toString().replace("</Relationships>", `${image}</Relationships>`));
  const { docx } = await cleanCopy(zipSync(files));
  const sent = unzipSync(docx)["word/media/photo.jpg"]!;
  expect(hex(sent).replace(SIDE, "")).toBe(hex(picture("base.jpg")));
});
