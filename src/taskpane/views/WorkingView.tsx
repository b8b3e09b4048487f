/** Progress by stage, with cancel. After a while it says that a cell may still be open for editing: Excel waits for Enter then. */
import { Button, Caption1, ProgressBar, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef, useState } from "react";
import { useSay } from "../say-context";
import type { Session } from "../session";
import type { Step } from "../task";

const STEPS: readonly Step[] = ["workbook", "reading", "checking", "measuring", "rollup", "layout", "drafting", "writing"];
const WAITING_MS = 4_000;

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalXL },
  heading: { margin: 0 },
  steps: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS, margin: 0, padding: 0, listStyleType: "none" },
  waiting: { color: tokens.colorNeutralForegroundDisabled },
  name: { overflowWrap: "anywhere" },
  now: { fontWeight: tokens.fontWeightSemibold },
});

interface Properties {
  readonly session: Pick<Session, "working" | "cancel">;
  /** The steps that this run goes through. */
  readonly steps?: readonly Step[];
  /** Excel waits while a cell is open for editing. */
  readonly cells?: boolean;
}

export function WorkingView({ session, steps = STEPS, cells = true }: Properties) {
  const say = useSay();
  const styles = useStyles();
  const { working } = session;
  const [slow, setSlow] = useState(false);
  const step = working?.step ?? "workbook";
  const { done = 0, total = 1 } = working ?? {};
  useEffect(() => {
    setSlow(false);
    const timer = setTimeout(() => setSlow(true), WAITING_MS);
    return () => clearTimeout(timer);
  }, [step, done]);
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone. A pane that the clerk is not in must not take the focus from the sheet.
    if (document.hasFocus()) cancel.current?.focus();
  }, []);
  const at = Math.max(0, steps.indexOf(step));
  return (
    <main className={styles.page} aria-busy="true">
      <Subtitle2 as="h1" className={styles.heading}>
        {say("working.title")}
      </Subtitle2>
      <ProgressBar value={(at + (total > 0 ? done / total : 0)) / steps.length} aria-label={say("working.title")} />
      <ol className={styles.steps} aria-live="polite">
        {steps.map((name, i) => (
          <li key={name} className={i === at ? styles.now : i > at ? styles.waiting : undefined} aria-current={i === at ? "step" : undefined}>
            {`${i < at ? "✓" : i === at ? "▸" : "·"} ${say(`step.${name}`)}${i === at && total > 1 ? ` ${done}/${total}` : ""}`}
          </li>
        ))}
      </ol>
      {working?.name !== undefined && (
        <Caption1 className={styles.name} data-testid="working-name">
          {working.name}
        </Caption1>
      )}
      {cells && slow && (step === "workbook" || step === "writing") && <Caption1 role="status">{say("working.cell-edit")}</Caption1>}
      {step !== "document" && (
        <div>
          <Button ref={cancel} onClick={session.cancel} data-testid="cancel">
            {say("working.cancel")}
          </Button>
        </div>
      )}
    </main>
  );
}
