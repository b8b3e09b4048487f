/** What the clerk has given as it is now, for what goes on after the render in which it began. */
import type { Choices } from "../../app/engine/protocol";
import type { NamedFile } from "../reader";

export interface Given {
  readonly choices: Choices;
  readonly files: readonly NamedFile[];
}
