/** Questions about the outcome that is shown, and another wording of its report. */
import { useCallback, type RefObject } from "react";
import type { Engine } from "../../hosts/browser/client";
import type { Choices } from "../../app/engine/protocol";
import type { Reader } from "../reader";
import type { Task } from "../task";
import type { Turns } from "../turns";
import type { Given } from "./given";
import type { OutcomeSetters } from "./outcome";

export interface Asking {
  /** Asks the engine about the outcome that is shown, working it out again where a cancelled run has taken it. */
  readonly ask: Engine["ask"];
  readonly redraft: (change: Partial<Choices>) => Promise<void>;
}

export function useAsking(
  engine: Engine,
  reader: Reader,
  turns: Turns,
  { tell }: Task,
  given: RefObject<Given>,
  choose: (change: Partial<Choices>) => void,
  { setSummary, show, changes }: OutcomeSetters,
): Asking {
  const ask = useCallback<Engine["ask"]>(
    (name, input, progress) =>
      turns.take(async () => {
        if (!reader.isReady()) {
          const asOf = changes();
          // What is saved or copied is what is shown.
          show(await reader.read(given.current.choices, given.current.files, () => undefined), asOf);
        }
        return engine.ask(name, input, progress);
      }),
    [changes, engine, given, reader, show, turns],
  );

  const redraft = useCallback(
    async (change: Partial<Choices>) => {
      const chosen = { ...given.current.choices, ...change };
      choose(change);
      try {
        const report = await ask("draft", { choices: chosen });
        setSummary((before) => before && { ...before, report });
      } catch (error) {
        tell(error);
      }
    },
    [ask, choose, given, setSummary, tell],
  );
  return { ask, redraft };
}
