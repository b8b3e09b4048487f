/** 排版: the rules of official documents, each to be switched off; what would change; and doing it. */
import { Body1, Button, Caption1, Subtitle2, Switch, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { FORMAT_RULES, type FormatChange, type FormatRule } from "../../documents/formatting";
import { useSay } from "../say-context";
import type { Say } from "../text";
import { PlaceText } from "./PlaceText";
import type { WordSession } from "./session";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  rules: { display: "flex", flexDirection: "column", border: "none", margin: 0, padding: 0 },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  group: { display: "flex", flexDirection: "column" },
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, paddingBottom: tokens.spacingVerticalXS },
  what: { color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
});

const SHOWN = 60;

export function FormatView({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const [off, setOff] = useState<ReadonlySet<FormatRule>>(new Set());
  const rules = new Set(FORMAT_RULES.filter((rule) => !off.has(rule)));
  const toggle = (rule: FormatRule, on: boolean) => setOff((before) => new Set(on ? [...before].filter((other) => other !== rule) : [...before, rule]));
  const shown = session.plan?.changes.filter(({ rule }) => rules.has(rule)) ?? null;
  return (
    <div className={styles.view}>
      <Caption1>{say("word.format.hint")}</Caption1>
      <fieldset className={styles.rules} aria-label={say("word.format.rules")}>
        {FORMAT_RULES.map((rule) => (
          <Switch key={rule} checked={rules.has(rule)} label={say(`word.format.${rule}`)} onChange={(_, data) => toggle(rule, data.checked)} data-rule={rule} />
        ))}
      </fieldset>
      <FormatActions session={session} rules={rules} shown={shown} />
      {session.left.length > 0 && <Caption1 role="status">{say("word.format.left", { what: listed(session.left, say) })}</Caption1>}
      {shown && <Body1 data-testid="format-summary">{shown.length === 0 ? say("word.format.none") : say("word.format.count", { count: shown.length })}</Body1>}
      {rules.has("page-number") &&
        keptFooters(session).map((text) => (
          <Caption1 key={text} role="status" data-testid="format-kept">
            {say("word.format.kept", { text: text || say("word.format.picture") })}
          </Caption1>
        ))}
      {shown && FORMAT_RULES.map((rule) => <Group key={rule} rule={rule} changes={shown.filter((change) => change.rule === rule)} session={session} />)}
    </div>
  );
}

interface FormatActionsProps {
  readonly session: WordSession;
  readonly rules: ReadonlySet<FormatRule>;
  /** Changes by these rules; null: nobody has looked. */
  readonly shown: readonly FormatChange[] | null;
}

/** Setting the open document, a formatted copy where that is the way, and looking what would change. */
function FormatActions({ session, rules, shown }: FormatActionsProps) {
  const say = useSay();
  const styles = useStyles();
  /** Paper and margins that this Word does not let us set in the open document. Before anybody looked, there may be some. */
  const onlyInCopy = !session.setsPages && rules.has("page") && (shown?.some(({ rule }) => rule === "page") ?? session.copies);
  /** The open document must not be exchanged: what stands in its way can only be got round by a copy. */
  const onlyCopy = session.refused === "unsure" || session.refused === "hidden";
  const copy = onlyInCopy || onlyCopy || session.refused === "tracked";
  return (
    <>
      <div className={styles.bar}>
        {!onlyCopy && (
          <Button appearance="primary" disabled={rules.size === 0 || shown?.length === 0} onClick={() => void session.format(rules)} data-testid="format">
            {say("word.format.apply")}
          </Button>
        )}
        {copy && session.copies && (
          <Button appearance={onlyCopy ? "primary" : "secondary"} onClick={() => void session.openFormatted(rules)} data-testid="format-copy">
            {say("word.format.copy")}
          </Button>
        )}
        <Button onClick={() => void session.planFormat(new Set(FORMAT_RULES))} data-testid="plan-format">
          {say("word.format.look")}
        </Button>
      </div>
      {onlyCopy && <Caption1 data-testid="only-copy">{say(session.copies ? "word.format.only-copy" : "word.format.only-copy.none")}</Caption1>}
      {onlyInCopy && !onlyCopy && <Caption1 data-testid="copy-hint">{say(session.copies ? "word.format.copy.hint" : "word.format.copy.none")}</Caption1>}
    </>
  );
}

/** Texts of footers that are not ours to write in, each once: sections mostly share one. */
const keptFooters = ({ plan }: WordSession): string[] => [...new Set(plan?.kept.map(({ text }) => text.replace(/\s+/g, " ").slice(0, 40)))];

function Group({ rule, changes, session }: { rule: FormatRule; changes: readonly FormatChange[]; session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  if (changes.length === 0) return null;
  const texts = session.plan?.texts ?? [];
  return (
    <section className={styles.group} aria-label={say(`word.format.${rule}`)}>
      <Subtitle2 as="h2">{`${say(`word.format.${rule}`)} ${changes.length}`}</Subtitle2>
      {changes.slice(0, SHOWN).map((change, i) => {
        const whole = "paragraph" in change ? (texts[change.paragraph] ?? "") : "";
        return (
          <div key={i} className={styles.row} data-testid="format-change">
            {"paragraph" in change && (
              <PlaceText
                before=""
                after={whole.length > 18 ? "…" : ""}
                onGo={() => session.goTo({ paragraph: change.paragraph, whole, start: 0, end: Math.min(18, whole.length) })}
              >
                {whole.slice(0, 18)}
              </PlaceText>
            )}
            <Caption1 className={styles.what}>{told(change, say)}</Caption1>
          </div>
        );
      })}
      {changes.length > SHOWN && <Caption1>{say("word.format.more", { count: changes.length - SHOWN })}</Caption1>}
    </section>
  );
}

function told(change: FormatChange, say: Say): string {
  const align = (value: string) => (change.what === "align" ? say(`word.format.align.${value}` as Parameters<Say>[0]) : value);
  return say(`word.format.what.${change.what}`, { from: align(change.from) || say("word.format.mixed"), to: align(change.to) });
}

const listed = (changes: readonly FormatChange[], say: Say): string =>
  [...new Set(changes.map((change) => say(`word.format.${change.rule}`)))].join(say("word.list"));
