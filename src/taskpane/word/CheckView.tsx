/** 核对数据: every figure of the document, whoever wrote it: agrees, differs, unknown; and what the text leaves open or says against itself. */
import { Badge, Body1, Button, Caption1, MessageBar, MessageBarBody, ToggleButton, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import { useSay } from "../say-context";
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
  const said = (line: CheckLine): string => {
    if (line.state === "remark") return line.message;
    if (line.state === "unknown") return say("word.check.unknown.said");
    return say(`word.check.${line.state}.said`, { name: line.name ?? "", expected: line.expected ?? "" });
  };
  const toggle = (state: CheckState) => setShown((before) => new Set(before.has(state) ? [...before].filter((other) => other !== state) : [...before, state]));
  const visible = checked.filter(({ state }) => shown.has(state));
  const worth = checked.filter(({ state }) => state === "differs" || state === "remark").map((line) => ({ ...line, message: said(line) }));
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
      {session.checkedOther && (
        <MessageBar intent="info" layout="multiline" data-testid="check-other-run">
          <MessageBarBody>{say("word.check.other-run")}</MessageBarBody>
        </MessageBar>
      )}
      {source.kind === "document" && <Caption1 data-testid="check-own">{say("word.check.own")}</Caption1>}
      {visible.length === 0 && <Body1>{say(checked.length === 0 ? "word.check.no-figures" : "word.check.nothing")}</Body1>}
      <div>
        {visible.map((line) => (
          <div key={`${line.place.paragraph}-${line.place.start}-${line.state}`} className={styles.row} data-testid="check-line" data-state={line.state}>
            <PlaceText before={line.before} after={line.after} onGo={() => session.goTo(line.place)}>
              <span className={line.state === "differs" ? `${styles.figure} ${styles.differs}` : styles.figure}>{line.text}</span>
            </PlaceText>
            <div className={styles.said}>
              <Badge className={styles.badge} size="small" appearance="tint" color={COLORS[line.state]}>
                {say(`word.check.${line.state}`)}
              </Badge>
              <Caption1>{said(line)}</Caption1>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
