/** The simulated Word in Node: unmodified office.js over the package of a .docx, in milliseconds. What jest runs the Word host in. */
import type { Fault } from "./protocol/faults";
import { loadOffice, twinOf, type Twin } from "./protocol/node-session";
import type { Limits } from "./protocol/session";
import { openDocument, type OpenOptions, type WordDocument } from "./word/document";
import { createWordHost, type WordHost } from "./word/host";
import { person, type Person } from "./word/person";

export interface WordOptions {
  /** Bytes of a .docx; otherwise an empty document. */
  readonly docx?: Uint8Array;
  readonly name?: string;
  /** Paragraphs that are typed into an empty document. */
  readonly paragraphs?: readonly string[];
  /** "LTSC 2021" (default), "Microsoft 365", "LTSC 2024", or a WordApi version such as "1.3". */
  readonly requirementSet?: string;
  readonly faults?: readonly Fault[];
  readonly limits?: Partial<Limits>;
  /** ISO day that changes and comments are dated with. */
  readonly today?: string;
  /** What this build of Word does otherwise. */
  readonly quirks?: OpenOptions["quirks"];
}

export interface SimulatedWord extends Twin<WordHost> {
  readonly Word: typeof Word;
  readonly document: WordDocument;
  /** What a person does in the document: types, selects, restricts editing, tracks changes. */
  readonly person: Person;
  /** The document as a file, as it stands. */
  readonly docx: () => Uint8Array;
}

/** Opens a document in a simulated Word of its own. */
export function createWord(options: WordOptions = {}): SimulatedWord {
  const document = openDocument(options.docx, { name: options.name, today: options.today, quirks: options.quirks });
  const user = person(document);
  if (options.paragraphs) user.write(options.paragraphs);
  const host = createWordHost({ document, requirementSet: options.requirementSet, faults: options.faults, limits: options.limits });
  const realm = loadOffice("word-web-16.00.debug.js", host, "Word", () => host.preset, { documentUrl: document.name, commonApi: host.commonApi });
  return { ...twinOf(realm, host, "Word"), Word: realm.globals.Word as typeof Word, document, person: user, docx: () => document.save() };
}
