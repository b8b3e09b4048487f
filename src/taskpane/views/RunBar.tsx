/** Town, period and what can be done with the run: again, undo, mark. */
import { Button, Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { ChoicesDialog } from "./ChoicesDialog";
import { TitleBar } from "./TitleBar";

const useStyles = makeStyles({
  state: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
  stale: { color: tokens.colorPaletteDarkOrangeForeground1 },
  run: { whiteSpace: "nowrap", flexShrink: 0 },
});

export function RunBar({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { summary } = session;
  if (!summary) return null;
  const settled = session.sheets === "same" && !session.stale;
  return (
    <TitleBar
      title={`${summary.town} · ${summary.period.label}`}
      choices={<ChoicesDialog session={session} />}
      undo={session.canUndo ? { label: say(undoLabel(session)), run: session.undo } : null}
    >
      <Caption1 className={mergeClasses(styles.state, session.stale && styles.stale)} data-testid="run-state">
        {say(
          session.standing?.busy
            ? "run.sheets.busy"
            : session.standing?.half
              ? "run.sheets.half"
              : session.stale
                ? "run.stale"
                : `run.sheets.${session.sheets}`,
        )}
      </Caption1>
      <Button
        className={styles.run}
        appearance={settled ? "secondary" : "primary"}
        size="small"
        icon={<ArrowSyncRegular />}
        onClick={() => void session.rollUp()}
        data-testid="rollup"
      >
        {say(session.sheets === "none" ? "run.rollup" : "run.again")}
      </Button>
    </TitleBar>
  );
}

/** What undo would do now. */
export const undoLabel = ({ standing, explainedLast }: Pick<Session, "standing" | "explainedLast">) =>
  explainedLast ? "run.undo.explanation" : standing?.half ? "run.undo.half" : standing?.undo === "restore" ? "run.undo.restore" : "run.undo.remove";
