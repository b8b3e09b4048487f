/** The simulated Word in Node: unmodified office.js over the package of a .docx, in milliseconds. What jest runs the Word host in. */
import type { Counters } from "./protocol/counters";
import type { Fault } from "./protocol/faults";
import { installGlobals, loadOffice } from "./protocol/node-session";
import type { Limits, Session } from "./protocol/session";
import { openDocument, type WordDocument } from "./word/document";
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
}

export interface SimulatedWord {
  readonly Word: typeof Word;
  readonly Office: typeof Office;
  readonly OfficeExtension: typeof OfficeExtension;
  readonly document: WordDocument;
  /** What a person does in the document: types, selects, restricts editing, tracks changes. */
  readonly person: Person;
  /** The document as a file, as it stands. */
  readonly docx: () => Uint8Array;
  readonly counters: Counters;
  readonly faults: Session["faults"];
  /** Closed, latency. */
  readonly state: Session["state"];
  readonly host: WordHost;
  /** Puts `Word`, `Office` and `OfficeExtension` on the global object, as a pane has them; returns how to take them off. */
  readonly install: () => () => void;
}

/** Opens a document in a simulated Word of its own. */
export function createWord(options: WordOptions = {}): SimulatedWord {
  const document = openDocument(options.docx, { name: options.name, today: options.today });
  const user = person(document);
  if (options.paragraphs) user.write(options.paragraphs);
  const host = createWordHost({ document, requirementSet: options.requirementSet, faults: options.faults, limits: options.limits });
  const realm = loadOffice("word-web-16.00.debug.js", host, "Word", () => host.preset, { documentUrl: document.name, commonApi: host.commonApi });
  // The realm is office.js itself; its globals have the types that @types/office-js gives them.
  const globals = realm.globals as { readonly Word: typeof Word; readonly Office: typeof Office; readonly OfficeExtension: typeof OfficeExtension };
  return {
    Word: globals.Word,
    Office: globals.Office,
    OfficeExtension: globals.OfficeExtension,
    document,
    person: user,
    docx: () => document.save(),
    counters: host.counters,
    faults: host.faults,
    state: host.state,
    host,
    install: () => installGlobals({ Word: globals.Word, Office: globals.Office, OfficeExtension: globals.OfficeExtension }),
  };
}
