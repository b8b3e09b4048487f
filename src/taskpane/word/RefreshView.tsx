/** 更新数据: what would change, old → new in its sentence; what a person typed over, what is gone; all or some of it applied. */
import { Body1, Button, Caption1, Checkbox, MessageBar, MessageBarBody, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { RefreshLine, RefreshState } from "../../documents/refreshing";
import { useSay } from "../say-context";
import { DataWarnings } from "../views/DataStateBox";
import { NeedsSource } from "./NeedsSource";
import { PlaceText } from "./PlaceText";
import type { WordSession } from "./session";
import type { RefreshRow } from "./steps";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  group: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  row: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalXS, borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  text: { flexGrow: 1, minWidth: 0, paddingTop: tokens.spacingVerticalXXS, paddingBottom: tokens.spacingVerticalXS },
  old: { textDecorationLine: "line-through", color: tokens.colorPaletteRedForeground1 },
  fresh: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorPaletteGreenForeground1 },
  stands: { fontWeight: tokens.fontWeightSemibold },
  why: { color: tokens.colorNeutralForeground3 },
});

/** In the order of how much they want of a person. */
const GROUPS: readonly Exclude<RefreshState, "same">[] = ["change", "words", "typed", "unsure", "gone", "locked"];

export function RefreshView({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const { source, refreshing, planRefresh } = session;
  useEffect(() => {
    if (source && refreshing === null && session.notice?.intent !== "error") void planRefresh();
  }, [source, refreshing, planRefresh, session.notice]);
  if (!source) return <NeedsSource session={session} text={say("word.refresh.needs")} />;
  if (refreshing === null)
    return (
      <Button onClick={() => void planRefresh()} data-testid="plan-refresh">
        {say("word.refresh.look")}
      </Button>
    );
  const { rows: lines, written, hidden, otherRun } = refreshing;
  const [was, now] = [written && `${written.town}${written.period}`, `${source.town}${source.period}`];
  return (
    <div className={styles.view}>
      {source.kind === "document" && <Caption1>{say("word.refresh.own")}</Caption1>}
      {was !== null && was !== now && (
        <MessageBar intent="warning" layout="multiline" data-testid="refresh-other">
          <MessageBarBody>{say("word.refresh.other", { was, now })}</MessageBarBody>
        </MessageBar>
      )}
      {otherRun && (was === null || was === now) && (
        <MessageBar intent="info" layout="multiline" data-testid="refresh-other-run">
          <MessageBarBody>{say("word.refresh.other-run")}</MessageBarBody>
        </MessageBar>
      )}
      <DataWarnings warnings={session.dataWarnings} />
      {hidden > 0 && (
        <MessageBar intent="warning" layout="multiline" data-testid="refresh-hidden">
          <MessageBarBody>{say("word.refresh.hidden", { count: hidden })}</MessageBarBody>
        </MessageBar>
      )}
      <Lines key={lines.map(({ tag, old, state }) => `${tag}${old}${state}`).join()} session={session} lines={lines} />
    </div>
  );
}

function Lines({ session, lines }: { session: WordSession; lines: readonly RefreshRow[] }) {
  const say = useSay();
  const styles = useStyles();
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => new Set(lines.filter(({ state }) => state === "change").map(({ index }) => index)));
  const toggle = (index: number, on: boolean) => setChosen((before) => new Set(on ? [...before, index] : [...before].filter((other) => other !== index)));
  const same = lines.filter(({ state }) => state === "same").length;
  const taken = lines.filter(({ index }) => chosen.has(index));
  return (
    <>
      <div className={styles.bar}>
        <Button appearance="primary" disabled={taken.length === 0} onClick={() => void session.refresh(taken)} data-testid="refresh">
          {say("word.refresh.apply", { count: taken.length })}
        </Button>
        <Button onClick={() => void session.planRefresh()}>{say("word.refresh.again")}</Button>
      </div>
      <Body1 data-testid="refresh-summary">
        {lines.length === 0 ? say("word.refresh.no-figures") : say("word.refresh.summary", { all: lines.length, same, changed: lines.length - same })}
      </Body1>
      {GROUPS.map((state) => {
        const group = lines.filter((line) => line.state === state);
        if (group.length === 0) return null;
        return (
          <section key={state} className={styles.group} aria-label={say(`word.refresh.${state}`)} data-testid={`refresh-${state}`}>
            <Subtitle2 as="h2">{`${say(`word.refresh.${state}`)} ${group.length}`}</Subtitle2>
            <Caption1 className={styles.why}>{say(`word.refresh.${state}.why`)}</Caption1>
            {group.map((line) => (
              <div key={line.index} className={styles.row} data-testid="refresh-line" data-tag={line.tag}>
                <Checkbox
                  checked={chosen.has(line.index)}
                  disabled={state === "locked"}
                  onChange={(_, data) => toggle(line.index, data.checked === true)}
                  aria-label={`${line.name} ${line.old} → ${line.fresh ?? say("word.refresh.none")}`}
                />
                <div className={styles.text}>
                  <Change line={line} go={() => session.goTo(line.place)} />
                </div>
              </div>
            ))}
          </section>
        );
      })}
    </>
  );
}

function Change({ line, go }: { line: RefreshLine; go: () => void }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <>
      <PlaceText before={line.before} after={line.after} onGo={go}>
        {line.fresh !== null && line.fresh !== line.old ? (
          <>
            <span className={styles.old}>{line.old}</span> <span className={styles.fresh}>{line.fresh}</span>
          </>
        ) : (
          <span className={styles.stands}>{line.old}</span>
        )}
      </PlaceText>
      <Caption1 className={styles.why}>
        {line.name}
        {line.ours !== null && ` · ${say("word.refresh.ours", { ours: line.ours })}`}
        {line.word && ` · ${say("word.refresh.word", line.word)}`}
      </Caption1>
    </>
  );
}
