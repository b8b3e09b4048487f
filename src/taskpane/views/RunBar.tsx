/** Town, period and what can be done with the run: again, undo, mark. */
import { Button, Caption1, Subtitle2, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { ChoicesDialog } from "./ChoicesDialog";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  words: { flexGrow: 1, minWidth: 0, display: "flex", flexDirection: "column" },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  stale: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

export function RunBar({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { summary } = session;
  if (!summary) return null;
  return (
    <header className={styles.bar}>
      <div className={styles.words}>
        <Subtitle2 as="h1" className={styles.name}>{`${summary.town} · ${summary.period.label}`}</Subtitle2>
        <Caption1 className={session.stale ? styles.stale : undefined}>
          {say(session.stale ? "run.stale" : session.written ? "run.written" : "run.looked")}
        </Caption1>
      </div>
      <ChoicesDialog session={session} />
      {session.canUndo && (
        <Tooltip content={say("run.undo")} relationship="label">
          <Button appearance="subtle" icon={<ArrowUndoRegular />} onClick={() => void session.undo()} data-testid="undo" />
        </Tooltip>
      )}
      <Button
        appearance={session.written && !session.stale ? "secondary" : "primary"}
        icon={<ArrowSyncRegular />}
        onClick={() => void session.rollUp()}
        data-testid="rollup"
      >
        {say("run.rollup")}
      </Button>
    </header>
  );
}
