/** Word as a host: a document behind a session that add-ins talk to. The Node twin and the page both start here. */
import type { Fault } from "../protocol/faults";
import type { HostObject } from "../protocol/object-type";
import { createReferences } from "../protocol/references";
import { presetOf, type PresetName, type RequirementPreset } from "../protocol/requirements";
import { createSession, webLimits, type Limits, type Session } from "../protocol/session";
import { serviceNamed } from "../protocol/services";
import { createCommonApi, type WordCommonApi } from "./common-api";
import { dropMarks, openDocument, tell, type WordDocument } from "./document";
import { applicationOf } from "./objects/application";
import { gateOf } from "./objects/define";
import { dropOrphanComments } from "./package/comments";
import { documentType } from "./objects";
import { newSearchOptions } from "./objects/search-options";

export interface WordHostOptions {
  readonly document?: WordDocument;
  /** A preset's name, or a bare WordApi version such as "1.3". */
  readonly requirementSet?: PresetName | (string & {});
  readonly faults?: readonly Fault[];
  readonly limits?: Partial<Limits>;
}

export interface WordHost extends Session {
  readonly document: WordDocument;
  /** `Office.context.document…Async`: custom XML parts, settings, the selection. */
  readonly commonApi: WordCommonApi;
  /** Documents that the add-in made and opened in windows of their own; null for an empty one. */
  readonly opened: readonly (Uint8Array | null)[];
  preset: RequirementPreset;
}

/** Members that only look: after a batch of these nothing needs painting. */
const reading = /^(new |.*\.(load|Get\w*|Search|CompareLocationWith|Select|Save|CreateDocument|Open|NotifyActionHandlerReady)$)/;

/** Starts a host over a document (an empty one where none is given). */
export function createWordHost(options: WordHostOptions = {}): WordHost {
  const document = options.document ?? openDocument();
  const references = createReferences();
  let preset = presetOf(options.requirementSet ?? "LTSC 2021", "WordApi");
  let changed = false;
  const opened: (Uint8Array | null)[] = [];
  const application = applicationOf((docx) => void opened.push(docx));

  const limits = { ...webLimits, ...options.limits };
  const session = createSession({
    model: {
      root: documentType(document),
      gate: gateOf(() => preset),
      references,
      keepsObjects: true,
      newObject: (name) => (name === "Microsoft.WordServices.Application" ? application : serviceOf(name)),
      touched: (entry) => {
        if (!reading.test(entry)) changed = true;
      },
    },
    limits,
    faults: options.faults,
    afterBatch: () => {
      if (references.count() === 0) dropMarks(document);
      if (changed) {
        dropOrphanComments(document);
        tell(document, { kind: "content" });
      }
      changed = false;
    },
  });

  return {
    ...session,
    document,
    opened,
    commonApi: createCommonApi(document, limits),
    get preset() {
      return preset;
    },
    set preset(next) {
      preset = next;
    },
  };
}

function serviceOf(name: string): HostObject | null {
  return name === "Microsoft.WordServices.SearchOptions" ? newSearchOptions() : serviceNamed(name);
}
