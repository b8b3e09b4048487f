/** Options of a search: an object that the add-in fills before it searches. */
import type { Argument, HostObject, ObjectType } from "../../protocol/object-type";
import type { SearchOptions } from "../text/search";
import { defineWord } from "./define";

type Options = { -readonly [name in keyof SearchOptions]: boolean };

const optionsType: ObjectType<Options> = defineWord<Options>("SearchOptions", {
  tracked: false,
  scalars: Object.fromEntries(
    (["ignorePunct", "ignoreSpace", "matchCase", "matchPrefix", "matchSuffix", "matchWholeWord", "matchWildcards"] as const).map((name) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      {
        get: (options: Options) => options[name],
        set: (options: Options, value) => {
          options[name] = value === true;
        },
      },
    ]),
  ),
});

function fresh(): Options {
  return { ignorePunct: false, ignoreSpace: false, matchCase: false, matchPrefix: false, matchSuffix: false, matchWholeWord: false, matchWildcards: false };
}

export function newSearchOptions(): HostObject {
  return optionsType(fresh());
}

/** The options behind an argument; none where nothing is given. */
export function searchOptionsOf(argument: Argument | undefined): SearchOptions {
  return argument === undefined || argument === null ? fresh() : optionsType.targetOf(argument);
}
