/** The pane in Excel: what was found in four views, and the one button that does everything. */
import { Badge, Tab, TabList, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import type { OpenWorkbook } from "../hosts/excel";
import type { Locale } from "../locale";
import type { Engine } from "./engine/client";
import { useFocusAfter } from "./focus";
import { useSay } from "./say-context";
import { useSession } from "./session";
import type { Session } from "./session";
import { FindingsView } from "./views/FindingsView";
import { LedgersView } from "./views/LedgersView";
import { NoticeBar } from "./views/NoticeBar";
import { ReportView } from "./views/ReportView";
import { RunBar } from "./views/RunBar";
import { StartView } from "./views/StartView";
import { TotalsView } from "./views/TotalsView";
import { WorkingView } from "./views/WorkingView";

export type TabName = "ledgers" | "findings" | "totals" | "report";

const useStyles = makeStyles({
  pane: { display: "flex", flexDirection: "column", height: "100vh", minWidth: "300px", overflow: "hidden" },
  tabs: { borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  tab: { paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
  view: { flexGrow: 1, overflowY: "auto", padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  notice: { flexShrink: 0 },
});

interface Properties {
  readonly workbook: OpenWorkbook;
  readonly engine: Engine;
  readonly locale: Locale;
  readonly today: string;
  /** What a ribbon button asks for: check, rollup, report. */
  readonly go: string | null;
}

export function ExcelPane({ workbook, engine, locale, today, go }: Properties) {
  const session = useSession(workbook, engine, locale, today);
  const [tab, setTab] = useState<TabName>("totals");
  const styles = useStyles();
  const place = useFocusAfter(session.working !== null);
  useRibbonRequest(go, session, setTab);
  return (
    <div className={styles.pane} ref={place}>
      <NoticeBar session={session} className={styles.notice} />
      {session.working ? (
        <WorkingView session={session} />
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
          <div className={styles.view} role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0}>
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

/** A ribbon button opens the pane with its wish; it is carried out once. */
function useRibbonRequest(go: string | null, session: Session, setTab: (tab: TabName) => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (done.current || go === null) return;
    done.current = true;
    if (go === "check") void session.look().then(() => setTab("findings"));
    if (go === "rollup") void session.rollUp().then(() => setTab("totals"));
    if (go === "report") void session.look().then(() => setTab("report"));
  }, [go, session, setTab]);
}

function ViewTabs({ session, tab, onTab }: { session: Session; tab: TabName; onTab: (tab: TabName) => void }) {
  const say = useSay();
  const styles = useStyles();
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
