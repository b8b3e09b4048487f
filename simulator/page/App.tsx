/** A small Excel on the web: formula bar, grid, tabs, in the window that both hosts share. */
import { useSyncExternalStore, type ReactNode } from "react";
import type { Controller } from "./controller";
import { ExcelHome, ExcelStates } from "./ExcelHome";
import { FormulaBar } from "./FormulaBar";
import { Grid } from "./Grid";
import { HostWindow } from "./HostWindow";
import { SheetTabs, StatusBar } from "./SheetTabs";

export function App({ controller }: { readonly controller: Controller }): ReactNode {
  const version = useSyncExternalStore(controller.subscribe, controller.version);

  const open = async (file: File): Promise<void> => {
    try {
      await controller.openFile(file.name, new Uint8Array(await file.arrayBuffer()));
    } catch {
      controller.set({ notice: `打不开“${file.name}”：不是 .xlsx 工作簿，或者文件已损坏。` });
    }
  };

  return (
    <HostWindow
      controller={controller}
      extension=".xlsx"
      fileType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      saved={controller.book().saved}
      open={open}
      save={controller.saveFile}
      home={<ExcelHome controller={controller} />}
      states={<ExcelStates controller={controller} />}
      bar={<FormulaBar controller={controller} />}
      status={<StatusBar controller={controller} />}
    >
      <Grid controller={controller} version={version} />
      <SheetTabs controller={controller} />
    </HostWindow>
  );
}
