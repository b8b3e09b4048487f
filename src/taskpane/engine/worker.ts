/** The worker's entry: hands each request to the engine and posts what it answers. */
import { answer } from "./engine";
import type { ReplyMessage, RequestMessage } from "./protocol";
import { newState } from "./state";

const state = newState();
const post = (message: ReplyMessage): void => self.postMessage(message);
const textOf = (error: unknown): string => (error instanceof Error ? `${error.name}: ${error.message}` : String(error));

// Requests are answered one after the other: a run must not see half of the files that are being added.
let queue: Promise<void> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<RequestMessage>) => {
  queue = queue.then(async () => {
    try {
      const output = await answer(state, data, (stage, done, total) => post({ id: data.id, type: "progress", stage, done, total }));
      post({ id: data.id, type: "done", output });
    } catch (error) {
      post({ id: data.id, type: "failed", message: textOf(error) });
    }
  });
};

// The page hears of errors by itself, of rejected promises only from here.
self.addEventListener("unhandledrejection", ({ reason }) => post({ type: "fault", message: textOf(reason) }));
