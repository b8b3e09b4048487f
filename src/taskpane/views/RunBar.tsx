/** Town, period and what can be done with the run: again, undo, mark. */
import { Button, Caption1, Subtitle2, Tooltip, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { ChoicesDialog } from "./ChoicesDialog";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { margin: 0, flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  state: { flexGrow: 1, color: tokens.colorNeutralForeground3 },
  stale: { color: tokens.colorPaletteDarkOrangeForeground1 },
  run: { whiteSpace: "nowrap", flexShrink: 0 },
});

export function RunBar({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { summary } = session;
  if (!summary) return null;
  const settled = session.written && !session.stale;
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <Subtitle2 as="h1" className={styles.name} title={`${summary.town} · ${summary.period.label}`}>{`${summary.town} · ${summary.period.label}`}</Subtitle2>
        <ChoicesDialog session={session} />
        {session.canUndo && (
          <Tooltip content={say("run.undo")} relationship="label" positioning="before">
            <Button appearance="subtle" size="small" icon={<ArrowUndoRegular />} onClick={() => void session.undo()} data-testid="undo" />
          </Tooltip>
        )}
      </div>
      <div className={styles.row}>
        <Caption1 className={mergeClasses(styles.state, session.stale && styles.stale)}>
          {say(session.stale ? "run.stale" : session.written ? "run.written" : "run.looked")}
        </Caption1>
        <Button
          className={styles.run}
          appearance={settled ? "secondary" : "primary"}
          size="small"
          icon={<ArrowSyncRegular />}
          onClick={() => void session.rollUp()}
          data-testid="rollup"
        >
          {say(session.written ? "run.again" : "run.rollup")}
        </Button>
      </div>
    </header>
  );
}
