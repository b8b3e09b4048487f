/** A small Word on the web: title, ribbon, the document, the add-in's pane. Says plainly that it is a simulation. */
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import { presets } from "../../protocol/requirements";
import { TaskPane } from "../TaskPane";
import type { WordController } from "./controller";
import { Paper } from "./Paper";
import { Ribbon } from "./Ribbon";

const fileType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function App({ controller }: { readonly controller: WordController }): ReactNode {
  useSyncExternalStore(controller.subscribe, controller.version);
  const picker = useRef<HTMLInputElement>(null);
  const { document: file } = controller.host;

  useEffect(() => {
    document.documentElement.dataset.theme = controller.theme;
    document.title = `${file.name} - 模拟 Word`;
  });

  const open = async (given: File | undefined): Promise<void> => {
    if (given) controller.openFile(given.name, new Uint8Array(await given.arrayBuffer()));
  };

  const save = (): void => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array(controller.saveFile())], { type: fileType }));
    link.download = file.name.replace(/\.docx?$/i, "") + ".docx";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  return (
    <div
      className="sim sim-word"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer.files[0]);
      }}
    >
      <header className="sim-title">
        <span className="sim-logo" aria-hidden="true">
          W
        </span>
        <span className="sim-badge">模拟 Word，仅供试用与测试</span>
        <span className="sim-document">
          {file.name}
          <small>{file.saved ? "" : " · 未保存"}</small>
        </span>
        <span className="sim-title-note">不是 Microsoft Word；文件只在本页内存中</span>
      </header>
      <Ribbon controller={controller} onOpen={() => picker.current?.click()} onSave={save} />
      <input ref={picker} type="file" accept=".docx" hidden onChange={(event) => void open(event.target.files?.[0])} />
      {controller.notice ? (
        <div className="sim-notice" role="alert">
          <span>{controller.notice}</span>
          <button type="button" onClick={() => controller.set({ notice: null })}>
            知道了
          </button>
        </div>
      ) : null}
      <div className="sim-work">
        <main className="sim-sheet-area">
          <Paper controller={controller} />
        </main>
        {controller.pane ? <TaskPane controller={controller} pane={controller.pane} /> : null}
      </div>
      <footer className="sim-status">
        <span>{controller.running ? `正在运行“${controller.running}”……` : "就绪"}</span>
        <span>{controller.person().isProtected() ? "限制编辑" : ""}</span>
        <span className="sim-status-right">
          模拟 {presets[controller.preset].name} · WordApi {presets[controller.preset].sets.WordApi}
        </span>
      </footer>
    </div>
  );
}
