/** The entry of Word's page. `window.__word` lets a test (or a curious person) look at the document and drive the host. */
import { todayHere } from "../clock";
import { startPage } from "../start";
import { App } from "./App";
import { createWordController } from "./controller";
import { createWordHandle, type WordHandle } from "./handle";
import "./word.css";

declare global {
  interface Window {
    __word?: WordHandle;
  }
}

const controller = createWordController(todayHere);
void startPage(controller, {
  host: "Document",
  openFile: controller.openFile,
  publish: () => (window.__word = createWordHandle(controller)),
  app: <App controller={controller} />,
});
