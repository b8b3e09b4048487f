/** Corrects what was recognised of one ledger: kind, area, header rows, what each column means, or that it is no ledger. */
import { Button, Checkbox, Field, Input, Select, SpinButton, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Correction } from "../../model/ledger";
import type { LedgerSummary } from "../engine/protocol";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { Modal } from "./Modal";

const useStyles = makeStyles({ pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: tokens.spacingHorizontalM } });

const NONE = "";

export function LedgerEditor({ ledger, session, close }: { ledger: LedgerSummary; session: Session; close: () => void }) {
  const say = useSay();
  const styles = useStyles();
  const kinds = session.vocabulary?.kinds ?? [];
  const [kind, setKind] = useState(ledger.kind);
  const [area, setArea] = useState(ledger.area ?? "");
  const [first, setFirst] = useState(ledger.header.first + 1);
  const [last, setLast] = useState(ledger.header.last + 1);
  const [ignore, setIgnore] = useState(false);
  const [fields, setFields] = useState<Record<number, string | null>>({});
  const options = kinds.find((entry) => entry.kind === kind)?.fields ?? [];
  const wrong = last < first;

  const save = () => {
    const correction: Correction = {
      file: ledger.file,
      sheet: ledger.sheet,
      index: ledger.index,
      ...(kind !== ledger.kind ? { kind } : {}),
      ...(area.trim() !== "" && area.trim() !== ledger.area ? { area: area.trim() } : {}),
      ...(first - 1 !== ledger.header.first || last - 1 !== ledger.header.last ? { header: { first: first - 1, last: last - 1 } } : {}),
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
      <Field label={say("editor.kind")}>
        <Select value={kind} onChange={(_, data) => setKind(data.value)}>
          {kinds.map((entry) => (
            <option key={entry.kind} value={entry.kind}>
              {entry.name}
            </option>
          ))}
          <option value="other">{say("ledgers.other")}</option>
        </Select>
      </Field>
      <Field label={say("editor.area")} hint={say("editor.area.hint")}>
        <Input value={area} onChange={(_, data) => setArea(data.value)} />
      </Field>
      <div className={styles.pair}>
        <Field label={say("editor.header.first")}>
          <SpinButton min={1} value={first} onChange={(_, data) => setFirst(data.value ?? (Number(data.displayValue) || first))} />
        </Field>
        <Field label={say("editor.header.last")} validationState={wrong ? "error" : "none"} validationMessage={wrong ? say("editor.header.wrong") : undefined}>
          <SpinButton min={1} value={last} onChange={(_, data) => setLast(data.value ?? (Number(data.displayValue) || last))} />
        </Field>
      </div>
      {ledger.columns
        .filter((column) => column.role !== "blank" && column.role !== "serial")
        .map((column) => (
          <Field key={column.index} label={say("editor.column", { letters: column.letters, header: column.header })}>
            <Select
              value={column.index in fields ? (fields[column.index] ?? NONE) : (column.field ?? NONE)}
              onChange={(_, data) => setFields({ ...fields, [column.index]: data.value === NONE ? null : data.value })}
            >
              <option value={NONE}>{say("editor.column.none")}</option>
              {options.map((option) => (
                <option key={option.field} value={option.field}>
                  {option.name}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      <Checkbox checked={ignore} onChange={(_, data) => setIgnore(data.checked === true)} label={say("editor.ignore")} />
    </Modal>
  );
}
