/** The common API (`Office.context.document…Async`): a method by its number with arguments by name, answered with what office.js unpacks. */
import type { Json } from "./messages";

export interface CommonApi {
  readonly call: (method: number, data: { readonly [name: string]: Json }) => { readonly [name: string]: Json };
  /** Settings of the add-in in the document, as JSON by name: what a pane finds when it starts. */
  readonly settings: () => { readonly [name: string]: string };
}
