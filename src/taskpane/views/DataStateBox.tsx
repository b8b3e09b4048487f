/** What must be known of the figures before a report goes out. Inward facts: they stand around the report in the pane, never in its text. */
import { Button, MessageBar, MessageBarBody, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { DataState } from "../../app/engine/summaries";
import type { Notice } from "../notice";
import { useSay } from "../say-context";
import type { Session } from "../session";
import type { Say } from "../text";
import { ChoicesDialog } from "./ChoicesDialog";

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: "1.2em" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalXS },
  body: { whiteSpace: "normal" },
});

/** Indicators named in a sentence; the findings have all of them. */
const NAMED = 6;

/** Sentences about the figures, in the order of their weight; none where all is well. */
export function dataWarnings({ townKnown, errors, uncounted, indicators }: DataState, stale: boolean, say: Say): string[] {
  const named = indicators.slice(0, NAMED).join("、") + (indicators.length > NAMED ? say("report.state.more", { count: indicators.length }) : "");
  return [
    ...(townKnown ? [] : [say("report.state.town")]),
    ...(stale ? [say("report.state.stale")] : []),
    ...(uncounted > 0
      ? [
          indicators.length > 0
            ? say("report.state.uncounted", { count: uncounted, indicators: named })
            : say("report.state.uncounted-any", { count: uncounted }),
        ]
      : []),
    ...(errors > uncounted ? [say("report.state.errors", { count: errors - uncounted })] : []),
  ];
}

/** What is added to the notice after saving or copying; nothing where all is well. */
export const alsoOf = (warnings: readonly string[]): Pick<Notice, "also"> =>
  warnings.length === 0 ? {} : { also: [{ key: "report.state.also", params: { what: warnings.join(" ") } }] };

/** The same notice with the warnings behind it; where there are any, it is none of success. */
export const withDataWarnings = (notice: Notice, warnings: readonly string[]): Notice =>
  warnings.length === 0
    ? notice
    : { ...notice, intent: notice.intent === "error" ? "error" : "warning", also: [...(notice.also ?? []), ...(alsoOf(warnings).also ?? [])] };

/** The warnings, and below them what can be done about them. */
export function DataWarnings({ warnings, children }: { warnings: readonly string[]; children?: ReactNode }) {
  const say = useSay();
  const styles = useStyles();
  if (warnings.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" data-testid="data-state">
      <MessageBarBody className={styles.body}>
        {say("report.state.title")}
        <ul className={styles.list}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
        {children && <div className={styles.actions}>{children}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}

export function DataStateBox({ session, warnings }: { session: Session; warnings: readonly string[] }) {
  const say = useSay();
  return (
    <DataWarnings warnings={warnings}>
      {session.summary?.dataState.townKnown === false && <ChoicesDialog session={session} label={say("report.state.name-town")} />}
      {session.stale && (
        <Button size="small" onClick={() => void session.look()}>
          {say("report.state.read-again")}
        </Button>
      )}
    </DataWarnings>
  );
}
