/** Town, period and comparison: judged from the ledgers unless the clerk says otherwise. */
import { Button, Field, Input, Tooltip } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useState } from "react";
import { parsePeriod } from "../../language/period";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { FileButton } from "./FileButton";
import { Modal } from "./Modal";

/** What the dialog needs of a session, in Excel and in Word. */
export type Choosing = Pick<Session, "choices" | "glance" | "summary" | "choose" | "look" | "takeGlance">;

/** @param label the button says this; without it, it is a pencil */
export function ChoicesDialog({ session, label }: { session: Choosing; label?: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <>
      {label === undefined ? (
        <Tooltip content={say("choices.open")} relationship="label" positioning="before">
          <Button appearance="subtle" size="small" icon={<EditRegular />} onClick={() => setOpen(true)} data-testid="choices" />
        </Tooltip>
      ) : (
        <Button size="small" icon={<EditRegular />} onClick={() => setOpen(true)}>
          {label}
        </Button>
      )}
      {open && <ChoicesForm session={session} close={() => setOpen(false)} />}
    </>
  );
}

function ChoicesForm({ session, close }: { session: Choosing; close: () => void }) {
  const say = useSay();
  const [town, setTown] = useState(session.choices.town ?? "");
  const [period, setPeriod] = useState(session.choices.period ?? "");
  const [previous, setPrevious] = useState(session.choices.previous);
  const glance = session.glance === "looking" ? null : session.glance;
  const judged = { town: session.summary?.town ?? glance?.town ?? "", period: session.summary?.period.label ?? glance?.period ?? "" };
  const wrong = period.trim() !== "" && parsePeriod(period.trim()) === null;
  const takePrevious = async ([file]: readonly File[]) => setPrevious(file ? await file.text() : null);
  const apply = () => {
    session.choose({ town: town.trim() || null, period: period.trim() || null, previous });
    close();
    // The new choices reach the session with the next render; the run reads them then.
    setTimeout(() => (session.summary ? void session.look() : session.takeGlance()), 0);
  };
  return (
    <Modal
      title={say("choices.title")}
      onClose={close}
      onDrop={(files) => {
        const fits = files.length === 1 && /\.json$/i.test(files[0]?.name ?? "");
        if (fits) void takePrevious(files);
        return fits;
      }}
      actions={
        <>
          <Button onClick={close}>{say("dialog.cancel")}</Button>
          <Button appearance="primary" disabled={wrong} onClick={apply}>
            {say("choices.apply")}
          </Button>
        </>
      }
    >
      <Field label={say("choices.town")} hint={say("choices.town.hint", { town: judged.town })}>
        <Input value={town} placeholder={judged.town} onChange={(_, data) => setTown(data.value)} />
      </Field>
      <Field
        label={say("choices.period")}
        hint={say("choices.period.hint")}
        validationState={wrong ? "error" : "none"}
        validationMessage={wrong ? say("choices.period.wrong") : undefined}
      >
        <Input value={period} placeholder={judged.period} onChange={(_, data) => setPeriod(data.value)} />
      </Field>
      <Field label={say("choices.previous")} hint={say("choices.previous.hint")}>
        <FileButton accept=".json" label={say(previous === null ? "choices.previous.choose" : "choices.previous.chosen")} onFiles={takePrevious} />
      </Field>
    </Modal>
  );
}
