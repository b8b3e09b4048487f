/** Which report, and the words that a town sets once. */
import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportKind } from "../../model/indicator";
import { useSay } from "../say-context";
import type { Session } from "../session";

const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

const useStyles = makeStyles({
  options: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What the options need of a session, in Excel and in Word. */
export type Drafting = Pick<Session, "choices" | "vocabulary" | "redraft">;

export function ReportOptions({ session }: { session: Drafting }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <div className={styles.options}>
      <Field label={say("report.kind")}>
        <Select
          value={session.choices.report}
          onChange={(_, data) => void session.redraft({ report: KINDS.find((kind) => kind === data.value) ?? "汇报材料" })}
        >
          {KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </Select>
      </Field>
      <WordingOptions session={session} />
    </div>
  );
}

/** Words that a town sets once: addressee, signature and the like, as the catalogue names them. */
function WordingOptions({ session }: { session: Drafting }) {
  const say = useSay();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const known = { ...(session.vocabulary?.wording ?? {}), ...session.choices.wording, ...changed };
  if (!open) {
    return (
      <div>
        <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
          {say("report.wording")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.options}>
      {Object.entries(known).map(([key, value]) => (
        <Field key={key} label={key}>
          <Input value={value} onChange={(_, data) => setChanged({ ...changed, [key]: data.value })} />
        </Field>
      ))}
      <div className={styles.bar}>
        <Button size="small" appearance="primary" onClick={() => void session.redraft({ wording: { ...session.choices.wording, ...changed } })}>
          {say("report.wording.apply")}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {say("report.wording.close")}
        </Button>
      </div>
    </div>
  );
}
