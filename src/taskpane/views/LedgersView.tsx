/** 台账: what was recognised on each sheet, why, and a way to correct it that is remembered in the workbook. */
import { Badge, Button, Caption1, Link, makeStyles, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useState } from "react";
import { cellAddress, rowName, TURNED } from "../../model/address";
import type { LedgerSummary } from "../../app/engine/summaries";
import { placeName } from "../place-name";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { AddedFiles } from "./AddedFiles";
import { Disclosure } from "./Disclosure";
import { LedgerEditor } from "./LedgerEditor";

const useStyles = makeStyles({
  list: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  head: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "2px", minWidth: 0 },
  title: { display: "flex", gap: tokens.spacingHorizontalXS, alignItems: "center", flexWrap: "wrap" },
  facts: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  columns: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  reasons: { margin: 0, paddingLeft: "1.4em" },
  actions: { display: "flex", gap: tokens.spacingHorizontalS },
});

const keyOf = (ledger: LedgerSummary): string => `${ledger.file}|${ledger.sheet}|${ledger.index}`;

export function LedgersView({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const [editing, setEditing] = useState<LedgerSummary | null>(null);
  const { summary } = session;
  if (!summary) return null;
  return (
    <div className={styles.list}>
      <Caption1>{say("ledgers.count", { count: summary.ledgers.length, records: summary.ledgers.reduce((sum, ledger) => sum + ledger.records, 0) })}</Caption1>
      <div>
        {summary.ledgers.map((ledger) => (
          <Disclosure key={keyOf(ledger)} kind="ledger" code={ledger.kind} line={<LedgerLine ledger={ledger} severalFiles={summary.severalFiles} />}>
            {() => <LedgerFacts ledger={ledger} session={session} onEdit={() => setEditing(ledger)} />}
          </Disclosure>
        ))}
      </div>
      {summary.skipped.length > 0 && (
        <section>
          <Caption1>{say("ledgers.skipped")}</Caption1>
          {summary.skipped.map((sheet) => (
            <div key={`${sheet.file}|${sheet.sheet}`}>
              <Caption1>{say("ledgers.skipped.line", { sheet: sheet.sheet, why: say(`ledgers.skipped.${sheet.why}`) })}</Caption1>
            </div>
          ))}
        </section>
      )}
      <AddedFiles session={session} />
      {editing && <LedgerEditor ledger={editing} session={session} close={() => setEditing(null)} />}
    </div>
  );
}

function LedgerLine({ ledger, severalFiles }: { ledger: LedgerSummary; severalFiles: boolean }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <strong>{ledger.kind === "other" ? say("ledgers.other") : ledger.kindName}</strong>
        {ledger.kind === "other" && (
          <Badge color="warning" appearance="tint">
            {say("ledgers.unsure")}
          </Badge>
        )}
      </div>
      <Caption1>
        {say("ledgers.line", { area: ledger.area ?? say("ledgers.by-row"), sheet: placeName({ ...ledger, cell: "" }, severalFiles), records: ledger.records })}
      </Caption1>
    </div>
  );
}

function LedgerFacts({ ledger, session, onEdit }: { ledger: LedgerSummary; session: Session; onEdit: () => void }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <div className={styles.facts}>
      <Caption1>
        {say(ledger.header.first >= TURNED ? "ledgers.rows.turned" : "ledgers.rows", {
          header: rows(ledger.header),
          data: rows(ledger.data),
          totals: ledger.totalRows.map(rowName).join("、") || say("ledgers.none"),
        })}
      </Caption1>
      <div className={styles.columns}>
        {ledger.columns
          .filter((column) => column.role !== "blank")
          .map((column) => (
            <Badge
              key={column.index}
              appearance="tint"
              color={column.role === "unmeasured" ? "warning" : column.field === null ? "subtle" : "brand"}
              title={column.header}
            >
              {say(column.fieldName === null || column.fieldName === column.header ? "ledgers.column.none" : "ledgers.column", {
                letters: column.letters,
                header: column.header,
                field: column.fieldName ?? "",
              })}
            </Badge>
          ))}
      </div>
      {ledger.reasons.length > 0 && (
        <div>
          <Caption1 as="p" block>
            {say("ledgers.reasons")}
          </Caption1>
          <ul className={styles.reasons} data-testid="reasons">
            {ledger.reasons.map((reason) => (
              <li key={reason}>
                <Caption1>{reason}</Caption1>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className={styles.actions}>
        <Link
          onClick={() => void session.goTo({ file: ledger.file, sheet: ledger.sheet, cell: cellAddress(ledger.header.first, ledger.columns[0]?.index ?? 0) })}
        >
          {say("ledgers.show")}
        </Link>
        <Button size="small" icon={<EditRegular />} onClick={onEdit} data-testid="correct">
          {say("ledgers.correct")}
        </Button>
      </div>
    </div>
  );
}

const rows = (range: { first: number; last: number }): string =>
  range.first === range.last ? rowName(range.first) : `${rowName(range.first)}–${rowName(range.last)}`;
