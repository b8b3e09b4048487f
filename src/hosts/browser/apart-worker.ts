/**
 * The entry of the worker for files that may take their reader with them: older formats and very large ones. It reads what it is given and sends the sheets
 * as one block. Nothing is kept here, so nothing is lost with it.
 */
import { readWorkbook } from "../../formats";
import type { ApartReply, ApartRequest } from "./apart";
import { packFile } from "../../app/engine/sent-file";

const post = (reply: ApartReply, transfer: Transferable[] = []): void => self.postMessage(reply, { transfer });

async function read({ name, bytes }: ApartRequest): Promise<void> {
  try {
    // Before the work is measured: how long a network takes is not the file's fault, and what does not come is no damage of the file's.
    await Promise.all([import("@e965/xlsx"), import("@e965/xlsx/dist/cpexcel")]);
    post({ type: "begun" });
    const sent = packFile(await readWorkbook(name, bytes));
    post({ type: "read", sent }, [sent.buffer]);
  } catch (error) {
    post({ type: "failed", message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
  }
}

self.onmessage = ({ data }: MessageEvent<ApartRequest>) => void read(data);
