/** The pane in Word: where the figures come from, and four things to do with them. */
import { Tab, TabList } from "@fluentui/react-components";
import { useState } from "react";
import type { OpenDocument } from "../../hosts/word";
import type { Locale } from "../../locale";
import type { Engine } from "../../hosts/browser/client";
import { useFocusAfter } from "../focus";
import { usePaneStyles } from "../pane-styles";
import { useSay } from "../say-context";
import { DropPlace } from "../views/DropPlace";
import { NoticeBar } from "../views/NoticeBar";
import { WorkingView } from "../views/WorkingView";
import type { Step } from "../task";
import { CheckView } from "./CheckView";
import { DraftView } from "./DraftView";
import { FormatView } from "./FormatView";
import { RefreshView } from "./RefreshView";
import { SaveClean } from "./SaveClean";
import { useWordSession } from "./session";
import { SourceBar } from "./SourceBar";

const TABS = ["draft", "refresh", "check", "format"] as const;
type TabName = (typeof TABS)[number];

const READING: readonly Step[] = ["workbook", "reading", "checking", "measuring", "rollup", "layout", "drafting"];
const WRITING: readonly Step[] = ["document"];
const COPYING: readonly Step[] = ["file", "copy"];
const stepsWith = (step: Step): readonly Step[] => [WRITING, COPYING].find((steps) => steps.includes(step)) ?? READING;

interface Properties {
  readonly document: OpenDocument;
  readonly engine: Engine;
  readonly locale: Locale;
  readonly today: string;
  /** What a ribbon button asks for: draft, refresh, check, format. */
  readonly go: string | null;
}

export function WordPane({ document, engine, locale, today, go }: Properties) {
  const say = useSay();
  const styles = usePaneStyles();
  const session = useWordSession(document, engine, locale, today);
  const [tab, setTab] = useState<TabName>(TABS.find((name) => name === go) ?? "draft");
  const place = useFocusAfter(session.working !== null);
  const { working } = session;
  return (
    <div className={styles.pane} ref={place}>
      <NoticeBar session={session} className={styles.notice} />
      <DropPlace text={say(working ? "word.drop.later" : "word.drop")} onFiles={(batch) => void session.chooseFiles(batch)} />
      {working ? (
        <WorkingView session={session} steps={stepsWith(working.step)} cells={false} />
      ) : (
        <>
          <SourceBar session={session} />
          <TabList
            className={styles.tabs}
            selectedValue={tab}
            size="small"
            onTabSelect={(_, data) => {
              setTab(data.value as TabName);
              if (session.notice?.intent !== "error") session.dismiss();
            }}
          >
            {TABS.map((name) => (
              <Tab key={name} value={name} id={`tab-${name}`} className={styles.tab}>
                {say(`word.tab.${name}`)}
              </Tab>
            ))}
          </TabList>
          <div key={tab} className={styles.view} role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
            {tab === "draft" && <DraftView session={session} />}
            {tab === "refresh" && <RefreshView session={session} />}
            {tab === "check" && <CheckView session={session} />}
            {tab === "format" && <FormatView session={session} />}
            {session.copies && <SaveClean session={session} />}
          </div>
        </>
      )}
    </div>
  );
}
