/** 说明: why a finding is in order. It stays on record, kept on 设置·说明, and no longer counts as an error. */
import { Body1, Button, Field, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { FindingSummary } from "../../app/engine/summaries";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { Modal } from "./Modal";

export function ExplainDialog({ finding, session, close }: { finding: FindingSummary; session: Session; close: () => void }) {
  const say = useSay();
  const [text, setText] = useState(finding.explained ?? finding.lapsed ?? "");
  return (
    <Modal
      title={say("explain.title")}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{say("dialog.cancel")}</Button>
          {finding.explained !== null && (
            <Button
              onClick={() => {
                close();
                void session.explain(finding, null);
              }}
            >
              {say("explain.withdraw")}
            </Button>
          )}
          <Button
            appearance="primary"
            disabled={text.trim() === ""}
            onClick={() => {
              close();
              void session.explain(finding, text.trim());
            }}
          >
            {say("explain.save")}
          </Button>
        </>
      }
    >
      <Body1 as="p">{finding.message}</Body1>
      <Field label={say("explain.text")} hint={say("explain.hint")}>
        <Textarea value={text} onChange={(_, data) => setText(data.value)} maxLength={200} />
      </Field>
    </Modal>
  );
}
