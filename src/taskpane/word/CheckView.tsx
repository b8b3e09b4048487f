/** 核对数据: every figure of the document, whoever wrote it: agrees, differs, unknown; and what the text leaves open or says against itself. */
import { Badge, Body1, Button, Caption1, MessageBar, MessageBarBody, ToggleButton, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useSay } from "../say-context";
import type { Say } from "../text";
import { NeedsSource } from "./NeedsSource";
import { PlaceText } from "./PlaceText";
import type { WordSession } from "./session";
import type { CheckLine, CheckState } from "./steps";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, paddingBottom: tokens.spacingVerticalXS },
  figure: { fontWeight: tokens.fontWeightSemibold },
  differs: { color: tokens.colorPaletteRedForeground1 },
  badge: { flexShrink: 0, whiteSpace: "nowrap", width: "fit-content" },
  said: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center", color: tokens.colorNeutralForeground3 },
});

const STATES: readonly CheckState[] = ["differs", "remark", "unknown", "matched"];
const COLORS: Readonly<Record<CheckState, "danger" | "warning" | "subtle" | "success">> = {
  differs: "danger",
  remark: "warning",
  unknown: "subtle",
  matched: "success",
};

export function CheckView({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const { source, checked, check } = session;
  const [shown, setShown] = useState<ReadonlySet<CheckState>>(new Set(["differs", "remark", "unknown"]));
  useEffect(() => {
    if (source && checked === null && session.notice?.intent !== "error") void check();
  }, [source, checked, check, session.notice]);
  if (!source) return <NeedsSource session={session} text={say("word.check.needs")} />;
  if (checked === null)
    return (
      <Button onClick={() => void check()} data-testid="check">
        {say("word.check.look")}
      </Button>
    );
  const visible = checked.filter(({ state }) => shown.has(state));
  const worth = checked.filter(({ state }) => state === "differs" || state === "remark").map((line) => ({ ...line, message: saidOf(line, say) }));
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <Button appearance="primary" onClick={() => void check()} data-testid="check">
          {say("word.check.again")}
        </Button>
        <Button disabled={!session.marks && worth.length === 0} onClick={() => void session.toggleMarks(worth)} data-testid="mark">
          {say(session.marks ? "word.check.unmark" : session.comments ? "word.check.comment" : "word.check.highlight")}
        </Button>
      </div>
      <StateFilter checked={checked} shown={shown} onChange={setShown} />
      {session.checkedOther && (
        <MessageBar intent="info" layout="multiline" data-testid="check-other-run">
          <MessageBarBody>{say("word.check.other-run")}</MessageBarBody>
        </MessageBar>
      )}
      {source.kind === "document" && <Caption1 data-testid="check-own">{say("word.check.own")}</Caption1>}
      {visible.length === 0 && <Body1>{say(checked.length === 0 ? "word.check.no-figures" : "word.check.nothing")}</Body1>}
      <div>
        {visible.map((line) => (
          <Checked key={`${line.place.paragraph}-${line.place.start}-${line.state}`} line={line} session={session} />
        ))}
      </div>
    </div>
  );
}

/** What is said of a line of the list. */
function saidOf(line: CheckLine, say: Say): string {
  if (line.state === "remark") return line.message;
  if (line.state === "unknown") return say("word.check.unknown.said");
  return say(`word.check.${line.state}.said`, { name: line.name ?? "", expected: line.expected ?? "" });
}

interface StateFilterProps {
  readonly checked: readonly CheckLine[];
  readonly shown: ReadonlySet<CheckState>;
  readonly onChange: (shown: ReadonlySet<CheckState>) => void;
}

/** Which states are listed, with how many lines are of each. */
function StateFilter({ checked, shown, onChange }: StateFilterProps) {
  const say = useSay();
  const styles = useStyles();
  const toggle = (state: CheckState) => onChange(new Set(shown.has(state) ? [...shown].filter((other) => other !== state) : [...shown, state]));
  return (
    <div className={styles.bar} role="group" aria-label={say("word.check.filter")}>
      {STATES.map((state) => (
        <ToggleButton
          key={state}
          size="small"
          appearance={shown.has(state) ? "primary" : "secondary"}
          checked={shown.has(state)}
          onClick={() => toggle(state)}
          data-testid={`filter-${state}`}
        >
          {`${say(`word.check.${state}`)} ${checked.filter((line) => line.state === state).length}`}
        </ToggleButton>
      ))}
    </div>
  );
}

function Checked({ line, session }: { line: CheckLine; session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <div className={styles.row} data-testid="check-line" data-state={line.state}>
      <PlaceText before={line.before} after={line.after} onGo={() => session.goTo(line.place)}>
        <span className={line.state === "differs" ? `${styles.figure} ${styles.differs}` : styles.figure}>{line.text}</span>
      </PlaceText>
      <div className={styles.said}>
        <Badge className={styles.badge} size="small" appearance="tint" color={COLORS[line.state]}>
          {say(`word.check.${line.state}`)}
        </Badge>
        <Caption1>{saidOf(line, say)}</Caption1>
      </div>
    </div>
  );
}
