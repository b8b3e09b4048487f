/** First screen: what this does in three lines, and the one button. */
import { Body1, Button, Caption1, Spinner, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useEffect } from "react";
import { useSay } from "../say-context";
import type { Session } from "../session";
import type { TabName } from "../ExcelPane";
import { AddedFiles } from "./AddedFiles";
import { ChoicesDialog } from "./ChoicesDialog";
import { undoLabel } from "./RunBar";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalL, padding: tokens.spacingHorizontalXL, overflowY: "auto" },
  list: { margin: 0, paddingLeft: "1.4em", display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  actions: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  heading: { margin: 0 },
  icon: { width: "48px", height: "48px" },
  glance: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minHeight: "32px" },
  guess: { flexGrow: 1, minWidth: 0, fontWeight: tokens.fontWeightSemibold },
});

export function StartView({ session, onTab }: { session: Session; onTab: (tab: TabName) => void }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <img src="assets/icon-80.png" alt="" className={styles.icon} />
      <Title3 as="h1" className={styles.heading}>
        {say("start.title")}
      </Title3>
      <ol className={styles.list}>
        <li>{say("start.reads")}</li>
        <li>{say("start.checks")}</li>
        <li>{say("start.writes")}</li>
      </ol>
      <div className={styles.actions}>
        <GlanceLine session={session} />
        {(session.standing?.stands || session.standing?.half || session.standing?.busy) && (
          <Caption1 role="status" data-testid="standing">
            {session.standing.busy
              ? say("start.standing.busy")
              : session.standing.half
                ? say("start.standing.half")
                : session.standing.run
                  ? say("start.standing", { town: session.standing.run.town, period: session.standing.run.period })
                  : say("start.standing.unknown")}
          </Caption1>
        )}
        <Button appearance="primary" size="large" onClick={() => void session.rollUp().then(() => onTab("totals"))} data-testid="rollup">
          {say("run.rollup")}
        </Button>
        <Button onClick={() => void session.look().then(() => onTab("findings"))} data-testid="look">
          {say("start.look")}
        </Button>
        {session.canUndo && (
          <Button appearance="subtle" icon={<ArrowUndoRegular />} onClick={() => void session.undo()} data-testid="undo">
            {say(undoLabel(session))}
          </Button>
        )}
      </div>
      <AddedFiles session={session} />
      <Body1 as="p" className={styles.heading}>
        {say("start.safe")}
      </Body1>
      <Caption1>{say("start.private")}</Caption1>
    </main>
  );
}

/** Town, period and how much there is, before anything was pressed; what the clerk chose stands before what was guessed. */
function GlanceLine({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { glance, takeGlance } = session;
  // Files that were added belong to what there is.
  useEffect(takeGlance, [takeGlance, session.files]);
  if (glance === null) return null;
  return (
    <div className={styles.glance} role="status" data-testid="glance">
      {glance === "looking" && <Spinner size="extra-tiny" label={say("start.glancing")} />}
      {glance !== "looking" && (
        <span className={styles.guess}>
          {glance.ledgers === 0 ? say("start.no-ledgers") : say("start.glance", { town: glance.town, period: glance.period, count: glance.ledgers })}
        </span>
      )}
      {glance !== "looking" && glance.ledgers > 0 && <ChoicesDialog session={session} />}
    </div>
  );
}
