/** 问题: every finding, filtered, searched and grouped by village; a click goes to the cell; an exception can be explained. */
import { Badge, Body1, Button, Caption1, Field, ProgressBar, SearchBox, ToggleButton, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import { HighlightRegular } from "@fluentui/react-icons/svg/highlight";
import { useMemo, useState } from "react";
import type { Severity } from "../../model/finding";
import { copyText } from "../copy";
import type { FindingSummary } from "../../app/engine/summaries";
import { placeName } from "../place-name";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { ExplainDialog } from "./ExplainDialog";

/** Findings drawn at once; more come with a button, so that thousands do not freeze the pane. */
const PAGE = 100;
const SEVERITIES: readonly Severity[] = ["error", "warning", "info"];
const COLOR = { error: "danger", warning: "warning", info: "informative" } as const;

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS, alignItems: "center" },
  search: { width: "100%", maxWidth: "none" },
  marking: { flexGrow: 1 },
  group: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  finding: {
    display: "flex",
    flexDirection: "column",
    gap: "2px",
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  error: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  warning: { borderLeftColor: tokens.colorPaletteYellowBorderActive },
  place: {
    border: "none",
    background: "transparent",
    padding: 0,
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    display: "flex",
    gap: tokens.spacingHorizontalXS,
    alignItems: "center",
    color: tokens.colorBrandForegroundLink,
    overflowWrap: "anywhere",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ":hover": { textDecorationLine: "underline" },
  },
  explained: { color: tokens.colorNeutralForeground3 },
});

export function FindingsView({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const [limit, setLimit] = useState(PAGE);
  const [explaining, setExplaining] = useState<FindingSummary | null>(null);
  const findings = useMemo(() => session.summary?.findings ?? [], [session.summary]);
  const { filter, setFilter, listed: matching } = session;
  const groups = useMemo(() => byArea(matching.slice(0, limit), say("findings.no-area")), [matching, limit, say]);
  return (
    <div className={styles.view}>
      <SeverityFilter session={session} />
      <SearchBox
        className={styles.search}
        size="small"
        placeholder={say("findings.search")}
        value={filter.search}
        onChange={(_, data) => setFilter({ search: data.value })}
      />
      <FindingActions session={session} />
      {matching.length === 0 && <Body1>{say(findings.length === 0 ? "findings.none" : "findings.none-match")}</Body1>}
      {groups.map(([area, list]) => (
        <section key={area} aria-label={area}>
          <h2 className={styles.group}>{`${area}（${list.length}）`}</h2>
          {list.map((finding, i) => (
            <FindingLine
              key={`${finding.code}|${finding.file}|${finding.sheet}|${finding.cell}|${i}`}
              finding={finding}
              session={session}
              onExplain={() => setExplaining(finding)}
            />
          ))}
        </section>
      ))}
      {matching.length > limit && <Button onClick={() => setLimit(limit + PAGE)}>{say("findings.more", { rest: matching.length - limit })}</Button>}
      {explaining && <ExplainDialog finding={explaining} session={session} close={() => setExplaining(null)} />}
    </div>
  );
}

/** Which severities are listed, with how many of each are open. */
function SeverityFilter({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { filter, setFilter } = session;
  const { severities: shown } = filter;
  const findings = session.summary?.findings ?? [];
  const toggle = (severity: Severity) =>
    setFilter({ severities: shown.includes(severity) ? shown.filter((other) => other !== severity) : [...shown, severity] });
  return (
    <div className={styles.bar} role="group" aria-label={say("findings.filter")}>
      {SEVERITIES.map((severity) => (
        <ToggleButton key={severity} size="small" checked={shown.includes(severity)} onClick={() => toggle(severity)}>
          {say(`severity.${severity}`)} {findings.filter((finding) => finding.severity === severity && finding.explained === null).length}
        </ToggleButton>
      ))}
    </div>
  );
}

/** What can be done with the list: a reminder for the villages, marks at the cells. */
function FindingActions({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { marking } = session;
  const remind = async () => {
    const how = await copyText(await session.ask("reminder", null));
    session.say({ intent: how === "failed" ? "warning" : "success", key: how === "failed" ? "copy.failed" : "copy.reminder" });
  };
  return (
    <>
      <div className={styles.bar}>
        <Button size="small" icon={<ChatRegular />} onClick={() => session.quietly(remind)}>
          {say("findings.remind")}
        </Button>
        <Button size="small" icon={<HighlightRegular />} onClick={() => void session.toggleMarks()} disabled={marking !== null} data-testid="mark">
          {say(session.marks ? "findings.unmark" : "findings.mark", { count: session.marked })}
        </Button>
      </div>
      {marking && (
        <div className={styles.bar} role="status" data-testid="marking">
          <Field className={styles.marking} label={say("findings.marking")}>
            <ProgressBar value={marking.total > 0 ? marking.done / marking.total : undefined} />
          </Field>
          <Button size="small" onClick={session.stopMarking}>
            {say("working.cancel")}
          </Button>
        </div>
      )}
    </>
  );
}

function FindingLine({ finding, session, onExplain }: { finding: FindingSummary; session: Session; onExplain: () => void }) {
  const say = useSay();
  const styles = useStyles();
  const color = finding.severity === "error" ? styles.error : finding.severity === "warning" ? styles.warning : undefined;
  const place = placeName(finding, session.summary?.severalFiles === true);
  return (
    <article className={mergeClasses(styles.finding, color)} data-testid="finding" data-code={finding.code}>
      <button type="button" className={styles.place} onClick={() => void session.goTo(finding)} title={say("findings.go")}>
        <Badge size="small" color={finding.explained === null ? COLOR[finding.severity] : "subtle"}>
          {finding.explained === null ? say(`severity.${finding.severity}.one`) : say("severity.explained")}
        </Badge>
        <span>{place || finding.file}</span>
      </button>
      <Body1>{finding.message}</Body1>
      {finding.explained !== null && <Caption1 className={styles.explained}>{say("findings.explained", { text: finding.explained })}</Caption1>}
      {finding.explained === null && finding.lapsed !== null && (
        <Caption1 className={styles.explained}>{say("findings.lapsed", { text: finding.lapsed })}</Caption1>
      )}
      {(finding.explained !== null || finding.severity !== "info") && (
        <div>
          <Button size="small" appearance="subtle" onClick={onExplain}>
            {say(finding.explained === null ? "findings.explain" : "findings.explain-again")}
          </Button>
        </div>
      )}
    </article>
  );
}

/** Groups in order of first appearance; findings without a village stand under their own heading. */
function byArea(findings: readonly FindingSummary[], none: string): [string, FindingSummary[]][] {
  const groups = new Map<string, FindingSummary[]>();
  for (const finding of findings) {
    const area = finding.area ?? none;
    groups.set(area, [...(groups.get(area) ?? []), finding]);
  }
  return [...groups];
}
