/** A progress bar on a terminal; silent where stderr is not one. */
import { Presets, SingleBar } from "cli-progress";
import { say } from "./usage";

export interface ProgressDisplay {
  readonly show: (stage: string, done: number, total: number) => void;
  readonly stop: () => void;
}

export function progressBar(wanted: boolean): ProgressDisplay {
  if (!wanted || !process.stderr.isTTY) return { show: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format: "{stage} {bar} {value}/{total}", hideCursor: true, stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  );
  let running = false;
  return {
    show(stage, done, total) {
      if (!running) bar.start(total, done, { stage: "" });
      running = true;
      bar.setTotal(Math.max(1, total));
      bar.update(done, { stage: say(`cli.stage.${stage}`) });
    },
    stop: () => bar.stop(),
  };
}
