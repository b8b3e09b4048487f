/** The open document's body as Word hands it out now, and what Word keeps back of it. */
import { bodyOf, type DocumentBody } from "./body";
import type { InWord } from "./refresh";
import { controlTags } from "./standing";

export interface TakenBody {
  readonly ooxml: string;
  readonly body: DocumentBody;
  /**
   * Tags of content controls that Word lists and leaves out of the markup: on the web those inside of others (office-js#3098, #3640). Their text is there. A
   * body that is put back from such markup has lost them.
   */
  readonly hidden: readonly string[];
}

export async function takeBody(run: InWord): Promise<TakenBody> {
  const [ooxml, tags] = await run((context) => take(context, true)).catch(() => run((context) => take(context, false)));
  const body = bodyOf(ooxml);
  return { ooxml, body, hidden: without(tags, controlTags(body)) };
}

/** @param listed also the tags of the controls that Word lists; a document whose list it cannot make can still be read */
async function take(context: Word.RequestContext, listed: boolean): Promise<readonly [string, readonly string[]]> {
  const { body } = context.document;
  const ooxml = body.getOoxml();
  if (listed) body.contentControls.load("items/tag");
  await context.sync();
  return [ooxml.value, listed ? body.contentControls.items.map(({ tag }) => tag) : []];
}

/** What is left of a list when each of others is taken out once. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return list.filter((one) => {
    const found = rest.indexOf(one);
    if (found >= 0) rest.splice(found, 1);
    return found < 0;
  });
}
