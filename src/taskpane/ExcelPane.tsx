/** The pane in Excel: what was found in four views, and the one button that does everything. */
import { Badge, Tab, TabList } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { Ribbon } from "./ribbon";
import type { OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Engine } from "../hosts/browser/client";
import type { Summary } from "../app/engine/summaries";
import { useFocusAfter } from "./focus";
import { usePaneStyles } from "./pane-styles";
import { useSay } from "./say-context";
import type { Step } from "./task";
import { useSession } from "./session";
import type { Session } from "./session";
import { DropPlace } from "./views/DropPlace";
import { FindingsView } from "./views/FindingsView";
import { LedgersView } from "./views/LedgersView";
import { NoticeBar } from "./views/NoticeBar";
import { ReportView } from "./views/ReportView";
import { RunBar } from "./views/RunBar";
import { StartView } from "./views/StartView";
import { TotalsView } from "./views/TotalsView";
import { WaitingView } from "./views/WaitingView";
import { WorkingView } from "./views/WorkingView";

export type TabName = "ledgers" | "findings" | "totals" | "report";

interface Properties {
  readonly workbook: OpenWorkbook;
  readonly engine: Engine;
  readonly locale: Locale;
  readonly today: string;
  readonly ribbon: Ribbon;
}

export function ExcelPane({ workbook, engine, locale, today, ribbon }: Properties) {
  const session = useSession(workbook, engine, locale, today);
  const [tab, setTab] = useState<TabName>("totals");
  const say = useSay();
  const styles = usePaneStyles();
  const place = useFocusAfter(session.working !== null);
  useRibbon(ribbon, session, setTab);
  return (
    <div className={styles.pane} ref={place}>
      <NoticeBar session={session} className={styles.notice} />
      <DropPlace text={say(session.working ? "files.drop.later" : "files.drop")} onFiles={(batch) => void session.addFiles(batch)} />
      {session.waiting ? (
        <WaitingView session={session} waiting={session.waiting} />
      ) : session.working ? (
        <WorkingView session={session} steps={session.working.step === "adding" ? ADDING : undefined} />
      ) : session.summary && nothingFound(session.summary) ? (
        <>
          <RunBar session={session} />
          <div className={styles.view}>
            <LedgersView session={session} />
          </div>
        </>
      ) : session.summary ? (
        <>
          <RunBar session={session} />
          <ViewTabs
            session={session}
            tab={tab}
            onTab={(chosen) => {
              setTab(chosen);
              // Read and left behind: it would take a third of a small pane.
              if (session.notice?.intent !== "error") session.dismiss();
            }}
          />
          {/* A view of its own each: it begins at its top, wherever the one before was scrolled to. */}
          <div key={tab} className={styles.view} role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
            {tab === "ledgers" && <LedgersView session={session} />}
            {tab === "findings" && <FindingsView session={session} />}
            {tab === "totals" && <TotalsView session={session} />}
            {tab === "report" && <ReportView session={session} />}
          </div>
        </>
      ) : (
        <StartView session={session} onTab={setTab} />
      )}
    </div>
  );
}

const ADDING: readonly Step[] = ["adding"];

/** Then there is only to say which sheets were passed over and why, and to add files. */
const nothingFound = ({ ledgers, findings }: Summary): boolean => ledgers.length === 0 && findings.length === 0;

/** The ribbon's buttons act here, and are dimmed while they cannot. */
function useRibbon(ribbon: Ribbon, session: Session, setTab: (tab: TabName) => void): void {
  const now = useRef(session);
  now.current = session;
  useEffect(
    () =>
      ribbon.onWish((wish) => {
        const { working, look, rollUp, undo } = now.current;
        // One run at a time; the pane shows that one is going on.
        if (working) return;
        if (wish === "check") void look().then(() => setTab("findings"));
        if (wish === "rollup") void rollUp().then(() => setTab("totals"));
        if (wish === "report") void look().then(() => setTab("report"));
        if (wish === "undo") void undo();
      }),
    [ribbon, setTab],
  );
  const busy = session.working !== null;
  const { canUndo } = session;
  useEffect(() => void ribbon.show({ busy, canUndo }), [ribbon, busy, canUndo]);
}

function ViewTabs({ session, tab, onTab }: { session: Session; tab: TabName; onTab: (tab: TabName) => void }) {
  const say = useSay();
  const styles = usePaneStyles();
  const open = session.summary?.findings.filter((finding) => finding.severity !== "info" && finding.explained === null).length ?? 0;
  return (
    <TabList className={styles.tabs} selectedValue={tab} onTabSelect={(_, data) => onTab(data.value as TabName)} size="small">
      {(["totals", "findings", "ledgers", "report"] as const).map((name) => (
        <Tab key={name} value={name} id={`tab-${name}`} className={styles.tab}>
          {say(`tab.${name}`)}{" "}
          {name === "findings" && open > 0 && (
            <Badge size="small" color="danger">
              {open}
            </Badge>
          )}
        </Tab>
      ))}
    </TabList>
  );
}
