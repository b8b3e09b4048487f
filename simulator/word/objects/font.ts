/** The font of a place's text. */
import type { ObjectType } from "../../protocol/object-type";
import { requireEditable } from "../document";
import { fontMembers, readFont, writeFont } from "../format/font";
import { defineWord, type Scalars } from "./define";
import { nodeOf, paragraphsOfPlace, runsOfPlace, type Place } from "./place";
import { spanOfPlace } from "./place";

export const fontType: ObjectType<Place> = defineWord<Place>("Font", {
  scalars: Object.fromEntries(
    Object.keys(fontMembers).map((name) => [
      name,
      {
        get: (target: Place) => {
          const runs = runsOfPlace(target);
          // Where no text is, the paragraph answers for what would be typed.
          return readFont(target.document, runs.length > 0 ? runs : paragraphsOfPlace(target).slice(0, 1), name);
        },
        set: (target: Place, value) => {
          requireEditable(target.document, nodeOf(target));
          const whole = target.kind === "range" ? spanOfPlace(target).whole : target.kind !== "control";
          writeFont(runsOfPlace(target), whole ? paragraphsOfPlace(target) : [], name, value);
        },
      } satisfies Scalars<Place>[string],
    ]),
  ),
});
