/** Corrects what was recognised of one ledger: kind, area, header rows, what each column means, or that it is no ledger. */
import { Body1, Button, Checkbox, Field, Input, Select, SpinButton, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Correction, RowRange } from "../../model/ledger";
import { rowName, TURNED } from "../../model/address";
import type { LedgerSummary } from "../../app/engine/summaries";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { Modal } from "./Modal";

const useStyles = makeStyles({ pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM } });

const NONE = "";

export function LedgerEditor({ ledger, session, close }: { ledger: LedgerSummary; session: Session; close: () => void }) {
  const say = useSay();
  const [kind, setKind] = useState(ledger.kind);
  const [area, setArea] = useState(ledger.area ?? "");
  // The header of a table on its side is columns of the sheet. Giving it rows says that it stands upright.
  const turned = ledger.header.first >= TURNED;
  const [header, setHeader] = useState<RowRange | null>(turned ? null : ledger.header);
  const [ignore, setIgnore] = useState(false);
  const [fields, setFields] = useState<Fields>({});
  const options = session.vocabulary?.kinds.find((entry) => entry.kind === kind)?.fields ?? [];
  const wrong = header !== null && header.last < header.first;

  const save = () => {
    const correction: Correction = {
      file: ledger.file,
      sheet: ledger.sheet,
      index: ledger.index,
      // A field means something only under its kind.
      ...(kind !== ledger.kind || Object.keys(fields).length > 0 ? { kind } : {}),
      ...(area.trim() !== "" && area.trim() !== ledger.area ? { area: area.trim() } : {}),
      ...(header !== null && (header.first !== ledger.header.first || header.last !== ledger.header.last) ? { header } : {}),
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      ...(ignore ? { ignore } : {}),
    };
    close();
    void session.correct(correction);
  };

  return (
    <Modal
      title={say("editor.title", { sheet: ledger.sheet })}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{say("dialog.cancel")}</Button>
          <Button appearance="primary" disabled={wrong} onClick={save}>
            {say("editor.save")}
          </Button>
        </>
      }
    >
      <KindChoice kind={kind} session={session} onChange={setKind} />
      <Field label={say("editor.area")} hint={say("editor.area.hint")}>
        <Input value={area} onChange={(_, data) => setArea(data.value)} />
      </Field>
      {turned && <Lying ledger={ledger} upright={header !== null} onChange={setHeader} />}
      {header !== null && <HeaderRows header={header} onChange={setHeader} wrong={wrong} />}
      <Columns ledger={ledger} turned={turned} options={options} fields={fields} onChange={setFields} />
      <Checkbox checked={ignore} onChange={(_, data) => setIgnore(data.checked === true)} label={say("editor.ignore")} />
    </Modal>
  );
}

function KindChoice({ kind, session, onChange }: { kind: string; session: Session; onChange: (kind: string) => void }) {
  const say = useSay();
  return (
    <Field label={say("editor.kind")}>
      <Select value={kind} onChange={(_, data) => onChange(data.value)}>
        {(session.vocabulary?.kinds ?? []).map((entry) => (
          <option key={entry.kind} value={entry.kind}>
            {entry.name}
          </option>
        ))}
        <option value="other">{say("ledgers.other")}</option>
      </Select>
    </Field>
  );
}

/** A table on its side: which columns its header is, and that it stands upright after all. */
function Lying({ ledger, upright, onChange }: { ledger: LedgerSummary; upright: boolean; onChange: (header: RowRange | null) => void }) {
  const say = useSay();
  return (
    <div>
      <Body1>{say("editor.turned", { columns: columnNames(ledger.header) })}</Body1>
      <Checkbox checked={upright} onChange={(_, data) => onChange(data.checked === true ? { first: 0, last: 0 } : null)} label={say("editor.upright")} />
    </div>
  );
}

/** Fields that the clerk chose, by column; null: the column means none. */
type Fields = Readonly<Record<number, string | null>>;

interface ColumnsProps {
  readonly ledger: LedgerSummary;
  readonly turned: boolean;
  readonly options: readonly { readonly field: string; readonly name: string }[];
  readonly fields: Fields;
  readonly onChange: (fields: Fields) => void;
}

/** What each column of the ledger means. */
function Columns({ ledger, turned, options, fields, onChange }: ColumnsProps) {
  const say = useSay();
  return ledger.columns
    .filter((column) => column.role !== "blank" && column.role !== "serial")
    .map((column) => (
      <Field key={column.index} label={say(turned ? "editor.row" : "editor.column", { letters: column.letters, header: column.header })}>
        <Select
          value={column.index in fields ? (fields[column.index] ?? NONE) : (column.field ?? NONE)}
          onChange={(_, data) => onChange({ ...fields, [column.index]: data.value === NONE ? null : data.value })}
        >
          <option value={NONE}>{say("editor.column.none")}</option>
          {options.map((option) => (
            <option key={option.field} value={option.field}>
              {option.name}
            </option>
          ))}
        </Select>
      </Field>
    ));
}

/** First and last row of the header, as numbered on the sheet. */
function HeaderRows({ header, onChange, wrong }: { header: RowRange; onChange: (header: RowRange) => void; wrong: boolean }) {
  const say = useSay();
  const styles = useStyles();
  const given = (data: { value?: number | null; displayValue?: string }, before: number): number =>
    (data.value ?? (Number(data.displayValue) || before + 1)) - 1;
  return (
    <div className={styles.pair}>
      <Field label={say("editor.header.first")}>
        <SpinButton min={1} value={header.first + 1} onChange={(_, data) => onChange({ ...header, first: given(data, header.first) })} />
      </Field>
      <Field label={say("editor.header.last")} validationState={wrong ? "error" : "none"} validationMessage={wrong ? say("editor.header.wrong") : undefined}>
        <SpinButton min={1} value={header.last + 1} onChange={(_, data) => onChange({ ...header, last: given(data, header.last) })} />
      </Field>
    </div>
  );
}

const columnNames = ({ first, last }: RowRange): string => (first === last ? rowName(first) : `${rowName(first)}–${rowName(last)}`);
