/** The pane: its situation decides between the four views of Excel, and the plain pages for everything that cannot work. */
import { FluentProvider } from "@fluentui/react-components";
import type { OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Engine } from "./engine/client";
import { ExcelPane } from "./ExcelPane";
import { PlainPage } from "./PlainPage";
import { SayContext } from "./say-context";
import { sayIn } from "./text";
import { useTheme } from "./theme";

export type Situation =
  | {
      readonly kind: "excel";
      readonly locale: Locale;
      readonly workbook: OpenWorkbook;
      readonly engine: Engine;
      readonly today: string;
      readonly go: string | null;
    }
  | { readonly kind: "word" | "too-old" | "no-office"; readonly locale: Locale };

export function App({ situation }: { situation: Situation }) {
  const theme = useTheme();
  const say = sayIn(situation.locale);
  return (
    <FluentProvider theme={theme} style={{ minHeight: "100vh" }} lang={situation.locale}>
      <SayContext.Provider value={say}>{situation.kind === "excel" ? <ExcelPane {...situation} /> : <PlainPage kind={situation.kind} />}</SayContext.Provider>
    </FluentProvider>
  );
}
