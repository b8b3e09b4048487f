/** A small Excel on the web: title, ribbon, formula bar, grid, tabs, the add-in's pane. Says plainly that it is a simulation. */
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from "react";
import type { Controller } from "./controller";
import { FormulaBar } from "./FormulaBar";
import { Grid } from "./Grid";
import { Ribbon } from "./Ribbon";
import { SheetTabs, StatusBar } from "./SheetTabs";
import { TaskPane } from "./TaskPane";

const fileType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function App({ controller }: { readonly controller: Controller }): ReactNode {
  const version = useSyncExternalStore(controller.subscribe, controller.version);
  const picker = useRef<HTMLInputElement>(null);
  const book = controller.book();

  useEffect(() => {
    document.documentElement.dataset.theme = controller.theme;
    document.title = `${book.name} - 模拟 Excel`;
  });

  const open = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    try {
      await controller.openFile(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch {
      controller.set({ notice: `打不开“${file.name}”：不是 .xlsx 工作簿，或者文件已损坏。` });
    }
  };

  const save = async (): Promise<void> => {
    const bytes = await controller.saveFile();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: fileType }));
    link.download = book.name.replace(/\.(xlsx|xlsm|xls|csv|et|ods)$/i, "") + ".xlsx";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  return (
    <div
      className="sim"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void open(event.dataTransfer.files[0]);
      }}
    >
      <header className="sim-title">
        <span className="sim-logo" aria-hidden="true">
          X
        </span>
        <span className="sim-badge">模拟 Excel，仅供试用与测试</span>
        <span className="sim-document">
          {book.name}
          <small>{book.saved ? "" : " · 未保存"}</small>
        </span>
        <span className="sim-title-note">不是 Microsoft Excel；文件只在本页内存中</span>
      </header>
      <Ribbon controller={controller} onOpen={() => picker.current?.click()} onSave={() => void save()} />
      <input ref={picker} type="file" accept=".xlsx" hidden onChange={(event) => void open(event.target.files?.[0])} />
      {controller.notice ? (
        <div className="sim-notice" role="alert">
          <span>{controller.notice}</span>
          <button type="button" onClick={() => controller.set({ notice: null })}>
            知道了
          </button>
        </div>
      ) : null}
      <FormulaBar controller={controller} />
      <div className="sim-work">
        <main className="sim-sheet-area">
          <Grid controller={controller} version={version} />
          <SheetTabs controller={controller} />
        </main>
        {controller.pane ? <TaskPane controller={controller} pane={controller.pane} /> : null}
      </div>
      <StatusBar controller={controller} />
    </div>
  );
}
