/** The window of either host: title, ribbon, notice, the document beside the add-in's pane. Says plainly that it is a simulation. */
import { useEffect, useRef, type ReactNode } from "react";
import type { Desk } from "./desk";
import { Ribbon, type RibbonParts } from "./Ribbon";
import { TaskPane } from "./TaskPane";

interface Properties extends RibbonParts {
  readonly controller: Desk;
  /** Of the files that it opens and saves: `.xlsx`. */
  readonly extension: string;
  readonly fileType: string;
  readonly saved: boolean;
  readonly open: (file: File) => Promise<void>;
  readonly save: () => Promise<Uint8Array> | Uint8Array;
  /** Between ribbon and document. */
  readonly bar?: ReactNode;
  readonly status: ReactNode;
  readonly children: ReactNode;
}

export function HostWindow({ controller, extension, fileType, saved, open, save, home, states, bar, status, children }: Properties): ReactNode {
  const picker = useRef<HTMLInputElement>(null);
  const { hostName, theme } = controller;
  const name = controller.documentName();

  useEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.title = `${name} - 模拟 ${hostName}`;
  });

  const take = (file: File | undefined): void => {
    if (file) void open(file);
  };

  const download = async (): Promise<void> => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array(await save())], { type: fileType }));
    link.download = name.replace(/\.(xlsx|xlsm|xls|csv|et|ods|docx?)$/i, "") + extension;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  return (
    <div
      className={hostName === "Word" ? "sim sim-word" : "sim"}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <header className="sim-title">
        <span className="sim-logo" aria-hidden="true">
          {hostName === "Word" ? "W" : "X"}
        </span>
        <span className="sim-badge">模拟 {hostName}，仅供试用与测试</span>
        <span className="sim-document">
          {name}
          <small>{saved ? "" : " · 未保存"}</small>
        </span>
        <span className="sim-title-note">不是 Microsoft {hostName}；文件只在本页内存中</span>
      </header>
      <Ribbon controller={controller} extension={extension} onOpen={() => picker.current?.click()} onSave={() => void download()} home={home} states={states} />
      <input ref={picker} type="file" accept={extension} hidden onChange={(event) => take(event.target.files?.[0])} />
      {controller.notice ? (
        <div className="sim-notice" role="alert">
          <span>{controller.notice}</span>
          <button type="button" onClick={() => controller.set({ notice: null })}>
            知道了
          </button>
        </div>
      ) : null}
      {bar}
      <div className="sim-work">
        <main className="sim-sheet-area">{children}</main>
        {controller.pane ? <TaskPane controller={controller} pane={controller.pane} /> : null}
      </div>
      {status}
    </div>
  );
}
