/** The worker's entry: hands each request to the engine and posts what it answers. */
import { answer } from "../../app/engine/engine";
import type { EngineRequest, ReplyMessage, RequestMessage } from "../../app/engine/protocol";
import { newState } from "../../app/engine/state";
import { beat } from "./beat";

const state = newState();
const post = (message: ReplyMessage): void => self.postMessage(message);
const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

const isBeat = (request: RequestMessage<EngineRequest> | RequestMessage<"beat">): request is RequestMessage<"beat"> => request.name === "beat";

// Requests are answered one after the other: a run must not see half of the files that are being added.
let queue: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<RequestMessage<EngineRequest> | RequestMessage<"beat">>) => {
  queue = queue.then(async () => {
    try {
      const output = isBeat(data) ? beat() : await answer(state, data, (stage, done, total) => post({ id: data.id, type: "progress", stage, done, total }));
      post({ id: data.id, type: "done", output });
    } catch (error) {
      post({ id: data.id, type: "failed", message: textOf(error) });
    }
  });
};

// The page hears of errors by itself, of rejected promises only from here.
self.addEventListener("unhandledrejection", ({ reason }) => post({ type: "fault", message: textOf(reason) }));
