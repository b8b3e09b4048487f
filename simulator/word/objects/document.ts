/** The document: where every path of the object model begins. */
import { HostError, existing } from "../../protocol/host-error";
import type { ObjectType } from "../../protocol/object-type";
import { textOf as textArgument } from "../../protocol/arguments";
import { isProtected, liveSelection, mustTrack, settingsRoot, tell, tracksChanges, type WordDocument } from "../document";
import { child, ensureChild, remove } from "../package/xml";
import { pointAfter, pointBefore, spanBetween } from "../text/span";
import { controlsIn } from "../text/tree";
import { contentMethods } from "./content";
import { defineWord } from "./define";
import { bodyPlace, rangePlace } from "./place";
import { propertiesType } from "./properties";
import { objectOf } from "./registry";
import { sectionsType } from "./section";

export const documentType: ObjectType<WordDocument> = defineWord<WordDocument>("Document", {
  tracked: false,
  scalars: {
    Saved: { get: (of) => of.saved },
    ChangeTrackingMode: {
      get: (of) => (of.quirks.has("tracking-unreadable") ? undefined : tracksChanges(of) ? "TrackAll" : "Off"),
      set: (of, value) => {
        if (isProtected(of) || mustTrack(of)) throw new HostError("AccessDenied");
        if (!of.quirks.has("tracking-unchanging")) setTracking(of, textArgument(value));
      },
    },
  },
  navigation: {
    Body: (of) => objectOf("Body", bodyPlace(of, of.body)),
    ContentControls: (of) => objectOf("ContentControlCollection", { document: of, controls: () => controlsIn(of.body) }),
    Sections: (of) => sectionsType(of),
    Properties: (of) => propertiesType(of),
  },
  methods: {
    GetSelection: (of) => {
      const { start, end, whole } = liveSelection(of);
      return objectOf("Range", rangePlace(of, spanBetween(pointAfter(start), pointBefore(end), whole)));
    },
    Save: (of) => {
      of.saved = true;
      tell(of, { kind: "saved" });
    },
    Search: (of, args) => contentMethods.Search?.(bodyPlace(of, of.body), args),
  },
});

/** Turns tracking of changes on or off, as the file keeps it. */
export function setTracking(document: WordDocument, mode: string): void {
  if (!["Off", "TrackAll", "TrackMineOnly"].includes(mode)) throw new HostError("InvalidArgument");
  const settings = existing(settingsRoot(document));
  const known = child(settings, "trackRevisions");
  if (known) remove(known);
  if (mode !== "Off") ensureChild(settings, "trackRevisions");
}
