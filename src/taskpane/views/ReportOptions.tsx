/** Which report, and the words that a town sets once. */
import { Button, Field, Input, Select, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { ReportKind } from "../../model/indicator";
import { useSay } from "../say-context";
import type { Session } from "../session";

export const REPORT_KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];

const useStyles = makeStyles({
  options: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What the options need of a session, in Excel and in Word. */
export interface Drafting extends Pick<Session, "choices" | "vocabulary" | "redraft"> {
  /** Word: the kinds that there are drafts of, and the words that can be put in the one that is shown. */
  readonly drafts?: { readonly kinds: readonly ReportKind[]; readonly report: { readonly words?: Readonly<Record<string, string>> } } | null;
}

export function ReportOptions({ session }: { session: Drafting }) {
  const say = useSay();
  const styles = useStyles();
  const kinds = session.drafts?.kinds ?? REPORT_KINDS;
  return (
    <div className={styles.options}>
      <Field label={say("report.kind")}>
        <Select
          value={session.choices.report}
          onChange={(_, data) => void session.redraft({ report: kinds.find((kind) => kind === data.value) ?? session.choices.report })}
        >
          {kinds.map((kind) => (
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
  const words = session.drafts?.report.words;
  const chosen = { ...session.choices.wording, ...changed };
  // A result has places for its own words alone: others would be set and never seen.
  const known = words
    ? Object.fromEntries(Object.entries(words).map(([key, text]) => [key, chosen[key] ?? text]))
    : { ...(session.vocabulary?.wording ?? {}), ...chosen };
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
