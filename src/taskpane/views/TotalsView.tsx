/** 汇总: the totals with target and last period, by village as bars, and where each figure comes from. */
import { Body1, Caption1, Link, ProgressBar, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { TotalSummary } from "../../app/engine/summaries";
import { placeName } from "../place-name";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { Disclosure } from "./Disclosure";

const SOURCES_SHOWN = 20;

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  line: { display: "flex", flexDirection: "column", width: "100%", gap: "2px" },
  first: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS },
  value: { fontVariantNumeric: "tabular-nums", fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  small: { color: tokens.colorNeutralForeground3 },
  bars: {
    display: "grid",
    gridTemplateColumns: "minmax(4em, max-content) 1fr max-content",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: "3px",
  },
  bar: {
    height: "10px",
    backgroundColor: tokens.colorBrandBackground,
    borderRadius: tokens.borderRadiusSmall,
    minWidth: "1px",
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  number: { textAlign: "right", fontVariantNumeric: "tabular-nums" },
  sources: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  group: { margin: 0, fontSize: tokens.fontSizeBase300, color: tokens.colorBrandForeground1 },
});

export function TotalsView({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { summary } = session;
  if (!summary) return null;
  const { completeness } = summary;
  if (summary.totals.length === 0) return <Body1>{say("totals.none")}</Body1>;
  return (
    <div className={styles.view}>
      <section>
        <Caption1>{say("totals.completeness", { received: completeness.received, expected: completeness.expected })}</Caption1>
        <ProgressBar value={completeness.expected === 0 ? 0 : completeness.received / completeness.expected} aria-label={say("totals.completeness.label")} />
      </section>
      {byGroup(summary.totals).map(([group, totals]) => (
        <section key={group} aria-label={group}>
          <h2 className={styles.group}>{group}</h2>
          {totals.map((total) => (
            <Disclosure key={total.code} kind="total" code={total.code} line={<TotalLine total={total} />}>
              {() => <TotalDetail total={total} session={session} />}
            </Disclosure>
          ))}
        </section>
      ))}
    </div>
  );
}

/** In the order of the town sheet. */
function byGroup(totals: readonly TotalSummary[]): [string, TotalSummary[]][] {
  const groups = new Map<string, TotalSummary[]>();
  for (const total of totals) groups.set(total.group, [...(groups.get(total.group) ?? []), total]);
  return [...groups];
}

function TotalLine({ total }: { total: TotalSummary }) {
  const say = useSay();
  const styles = useStyles();
  const change = total.previous !== null && total.value !== null ? total.value - total.previous : null;
  const facts = [
    say(`period.${total.periodType}` as Parameters<typeof say>[0]),
    ...(change !== null ? [say(change > 0 ? "totals.up" : change < 0 ? "totals.down" : "totals.same", { difference: round(Math.abs(change)) })] : []),
    ...(total.completion !== null ? [say(total.completionOfYear ? "totals.target.year" : "totals.target", { percent: round(total.completion * 100) })] : []),
  ];
  return (
    <div className={styles.line}>
      <div className={styles.first}>
        <span>{total.name}</span>
        <span className={styles.value}>{total.text ?? "—"}</span>
      </div>
      <Caption1 className={styles.small}>{facts.join(" · ")}</Caption1>
    </div>
  );
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

function TotalDetail({ total, session }: { total: TotalSummary; session: Session }) {
  const styles = useStyles();
  const largest = Math.max(...total.byArea.map((share) => share.value), 0);
  return (
    <div className={styles.view}>
      <div className={styles.bars} role="table">
        {[...total.byArea]
          .sort((a, b) => b.value - a.value)
          .map((share) => (
            <div key={share.area} role="row" style={{ display: "contents" }}>
              <Caption1 role="rowheader">{share.area}</Caption1>
              <div aria-hidden>
                <div className={styles.bar} style={{ width: `${largest > 0 ? (100 * share.value) / largest : 0}%` }} />
              </div>
              <Caption1 role="cell" className={styles.number}>
                {share.text}
              </Caption1>
            </div>
          ))}
      </div>
      {total.breakdown.map((entry) => (
        <Caption1 key={entry.part}>{`${entry.part} ${entry.text}`}</Caption1>
      ))}
      <Sources total={total} session={session} />
    </div>
  );
}

/** The cells behind a figure, asked for when somebody wants to see them. */
function Sources({ total, session }: { total: TotalSummary; session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const [sources, setSources] = useState<readonly { file: string; sheet: string; cell: string }[] | null>(null);
  if (sources === null) {
    return (
      <Link onClick={() => session.quietly(async () => setSources(await session.ask("sources", { indicator: total.code, area: null })))}>
        {say("totals.sources")}
      </Link>
    );
  }
  return (
    <div className={styles.sources}>
      {sources.slice(0, SOURCES_SHOWN).map((source) => (
        <Link key={`${source.file}|${source.sheet}|${source.cell}`} onClick={() => void session.goTo(source)}>
          {placeName(source, session.summary?.severalFiles === true)}
        </Link>
      ))}
      {sources.length > SOURCES_SHOWN && <Caption1>{say("totals.sources.more", { rest: sources.length - SOURCES_SHOWN })}</Caption1>}
    </div>
  );
}
