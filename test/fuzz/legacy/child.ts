/** The process that reads damaged files, one after the other, under the watch that the command's own reader has. */
import { guardedThread } from "../../../src/cli/guard";
import { damaged } from "./mutate";
import { judge, type Judged } from "./judge";
import { randomOf } from "../random";

export interface Case {
  readonly seed: number;
  readonly format: "xls" | "ods";
  readonly name: string;
  /** Of the sound file. */
  readonly bytes: Uint8Array;
}

export type Answer = { readonly type: "opened" } | ({ readonly type: "judged"; readonly kind: string } & Judged);

const guard = guardedThread(__filename);
if (guard) {
  process.on("disconnect", () => process.exit());
  process.on("message", ({ seed, format, name, bytes }: Case) => {
    const { kind, bytes: bad } = damaged(new Uint8Array(bytes), format, randomOf(seed));
    const send = (answer: Answer): void => void process.send?.(answer);
    guard.begin();
    void judge(name, bad, kind === "cut" ? new Uint8Array(bytes) : null, () => send({ type: "opened" })).then((judged) => {
      guard.end();
      send({ type: "judged", kind, ...judged });
    });
  });
}
