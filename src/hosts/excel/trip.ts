/** Round trips of a size that Excel and the pane bear. */
import { nextTask } from "./breather";

/** Bytes of one request: Excel on the web takes 5 MB, but office.js puts a request together in one piece, and the pane feels more than this. */
export const BYTES_A_TRIP = 1_500_000;

/** Nothing is worked out and nothing is shown before the round trip that is being put together has arrived. */
export function suspend(context: Excel.RequestContext): void {
  context.application.suspendApiCalculationUntilNextSync();
  context.application.suspendScreenUpdatingUntilNextSync();
}

/** A round trip in tasks of its own: putting the request together and taking the answer apart are long enough. */
export async function send(context: Excel.RequestContext): Promise<void> {
  await nextTask();
  await context.sync();
  await nextTask();
}
