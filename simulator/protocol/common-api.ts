/** The common API (`Office.context.document…Async`): a method by its number with arguments by name, answered with what office.js unpacks. */
import type { Json } from "./messages";

export interface CommonApi {
  readonly call: (method: number, data: { readonly [name: string]: Json }) => { readonly [name: string]: Json };
  /** Settings of the add-in in the document, as JSON by name: what a pane finds when it starts. */
  readonly settings: () => { readonly [name: string]: string };
}

/**
 * A method or an option that Office has and the simulator does not play: a number of our own, which no Office answers with. In Node office.js is given its
 * sentence; in a browser it shows a number that it does not know as an internal error.
 */
export const commonNotSimulated = {
  code: 90001,
  name: "NotSimulated",
  message: "Not simulated: this method or option of the common API. (The simulated host does not play it.)",
} as const;
