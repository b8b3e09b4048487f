/** The pane: its situation decides between Excel's views, Word's, and the plain pages for everything that cannot work. */
import { FluentProvider, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useLayoutEffect } from "react";
import type { Ribbon } from "./ribbon";
import type { OpenWorkbook } from "../hosts/excel";
import type { OpenDocument } from "../hosts/word";
import type { Locale } from "../locale";
import type { Engine } from "../hosts/browser/client";
import { ExcelPane } from "./ExcelPane";
import { PlainPage } from "./PlainPage";
import { SayContext } from "./say-context";
import { sayIn } from "./text";
import { useTheme } from "./theme";

/** What both hosts' panes are given. */
interface Given {
  readonly locale: Locale;
  readonly engine: Engine;
  readonly today: string;
}

export type Situation =
  | (Given & { readonly kind: "excel"; readonly workbook: OpenWorkbook; readonly ribbon: Ribbon })
  /** `go`: what the ribbon button that opened the pane asks for. */
  | (Given & { readonly kind: "word"; readonly document: OpenDocument; readonly go: string | null })
  | { readonly kind: "too-old" | "word-too-old" | "no-office"; readonly locale: Locale };

/** Loaded only in Word: Excel's pane stays as light as it is. */
const WordPane = lazy(() => import("./word/WordPane").then((module) => ({ default: module.WordPane })));

export function App({ situation }: { situation: Situation }) {
  const theme = useTheme();
  const say = sayIn(situation.locale);
  // In the same frame in which the pane appears.
  useLayoutEffect(() => document.getElementById("first-view")?.remove(), []);
  return (
    <FluentProvider theme={theme} style={{ minHeight: "100vh" }} lang={situation.locale}>
      <SayContext.Provider value={say}>
        {situation.kind === "excel" ? (
          <ExcelPane {...situation} />
        ) : situation.kind === "word" ? (
          <Suspense fallback={<Spinner />}>
            <WordPane {...situation} />
          </Suspense>
        ) : (
          <PlainPage kind={situation.kind} />
        )}
      </SayContext.Provider>
    </FluentProvider>
  );
}
