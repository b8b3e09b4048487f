/** The snapshot that the document carries: a custom XML part in our namespace, by the Common API, which every Word of the floor has. */
import { SNAPSHOT_NAMESPACE } from "../../formats/docx/snapshot";

type Store = Pick<Office.CustomXmlParts, "addAsync" | "getByNamespaceAsync">;

/** The newest snapshot's XML, or null. */
export async function readSnapshotPart(store: Store): Promise<string | null> {
  const part = (await ours(store)).at(-1);
  return part ? settled<string>((done) => part.getXmlAsync(done)) : null;
}

/**
 * Writes the new part before the old ones go, so that the document is never without. The newest one counts: an old one that does not go does no harm.
 * @param xml null takes the snapshot away
 * @throws where Word does not take the part; the document carries what it carried before then
 */
export async function writeSnapshot(store: Store, xml: string | null): Promise<void> {
  const before = await ours(store);
  if (xml !== null) await settled<Office.CustomXmlPart>((done) => store.addAsync(xml, done));
  for (const part of before) {
    const gone = settled<unknown>((done) => part.deleteAsync(done));
    await (xml === null ? gone : gone.catch(() => undefined));
  }
}

const ours = (store: Store): Promise<Office.CustomXmlPart[]> => settled<Office.CustomXmlPart[]>((done) => store.getByNamespaceAsync(SNAPSHOT_NAMESPACE, done));

/** The Common API calls back; its failures carry a number and a name. */
export function settled<T>(start: (done: (result: Office.AsyncResult<T>) => void) => void): Promise<T> {
  return new Promise((resolve, reject) =>
    start((result) => {
      if (String(result.status) === "failed") reject(Object.assign(new Error(result.error.message), { code: `Office.${result.error.code}` }));
      else resolve(result.value);
    }),
  );
}
