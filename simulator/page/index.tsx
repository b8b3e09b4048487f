/** The entry of Excel's page. `window.__simulator` lets a test (or a curious person) look at the workbook and drive the host. */
import { App } from "./App";
import { todayHere } from "./clock";
import { createController } from "./controller";
import { createHandle, type SimulatorHandle } from "./handle";
import { startPage } from "./start";

declare global {
  interface Window {
    __simulator?: SimulatorHandle;
  }
}

/** `?shared`: opened by another page of the simulator, whose workbook it shows. */
const opener = new URLSearchParams(window.location.search).has("shared") ? (window.opener as Window | null) : null;
const controller = createController(todayHere, opener?.__simulator?.controller.host);
void startPage(controller, {
  host: "Workbook",
  openFile: controller.openFile,
  publish: () => (window.__simulator = createHandle(controller)),
  app: <App controller={controller} />,
});
