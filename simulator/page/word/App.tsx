/** A small Word on the web: the document, in the window that both hosts share. */
import { useSyncExternalStore, type ReactNode } from "react";
import { presets } from "../../protocol/requirements";
import { tracksChanges } from "../../word/document";
import { HostWindow } from "../HostWindow";
import { Group, Toggle } from "../ribbon-parts";
import type { WordController } from "./controller";
import { Paper } from "./Paper";

export function App({ controller }: { readonly controller: WordController }): ReactNode {
  useSyncExternalStore(controller.subscribe, controller.version);
  const person = controller.person();
  const review = (
    <>
      <Toggle label="限制编辑" on={person.isProtected()} onChange={(on) => controller.attempt(() => person.protect(on))} />
      <Toggle label="修订" on={tracksChanges(controller.host.document)} onChange={(on) => controller.attempt(() => person.trackChanges(on))} />
    </>
  );
  return (
    <HostWindow
      controller={controller}
      extension=".docx"
      fileType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      saved={controller.host.document.saved}
      open={async (file) => controller.openFile(file.name, new Uint8Array(await file.arrayBuffer()))}
      save={controller.saveFile}
      home={
        <>
          <Group label="审阅">{review}</Group>
          <Group label="编辑">
            <span className="sim-note">单击放光标，拖动选中文字，双击段落改文字。</span>
          </Group>
        </>
      }
      states={review}
      status={
        <footer className="sim-status">
          <span>{controller.running ? `正在运行“${controller.running}”……` : "就绪"}</span>
          <span>{person.isProtected() ? "限制编辑" : ""}</span>
          <span className="sim-status-right">
            模拟 {presets[controller.preset].name} · WordApi {presets[controller.preset].sets.WordApi}
          </span>
        </footer>
      }
    >
      <Paper controller={controller} />
    </HostWindow>
  );
}
