/** A town's own .docx (its red-headed form): the tags that it may hold, and the form filled and saved. */
import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { TagList } from "../../app/engine/protocol";
import type { Notice } from "../notice";
import { DOCX, saveFile } from "../save";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { Disclosure } from "./Disclosure";
import { FileButton } from "./FileButton";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS, alignItems: "flex-start" },
  problems: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, overflowWrap: "anywhere" },
  tags: { margin: 0, display: "grid", gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)", columnGap: tokens.spacingHorizontalM, overflowWrap: "anywhere" },
  text: { margin: 0 },
});

/** What the form needs of a session, in Excel and in Word. */
export interface FillingSession extends Pick<Session, "locale" | "ask" | "say" | "quietly"> {
  /** What must be known of the figures, said after saving. */
  readonly also?: Notice["also"];
  /** Word only: shows the filled form as a document of its own. @throws where Word does not take it */
  readonly openFilled?: (bytes: Uint8Array) => Promise<void>;
}

export function OwnTemplate({ session }: { session: FillingSession }) {
  const say = useSay();
  return (
    <Disclosure kind="own-template" code="" line={say("template.title")}>
      {() => <Form session={session} />}
    </Disclosure>
  );
}

function Form({ session }: { session: FillingSession }) {
  const say = useSay();
  const styles = useStyles();
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [empty, setEmpty] = useState<readonly string[]>([]);

  const { openFilled } = session;
  const fill = async (file: File, open = false) => {
    const template = new Uint8Array(await file.arrayBuffer());
    const filled = await session.ask("fillTemplate", { name: file.name, template, locale: session.locale });
    setProblems(filled.problems);
    setEmpty(filled.empty);
    if (!filled.bytes) return;
    if (open && openFilled) return openFilled(filled.bytes);
    const name = `${file.name.replace(/\.docx$/i, "")}-${say("template.filled")}.docx`;
    const how = await saveFile(name, filled.bytes, DOCX);
    const also = session.also ? { also: session.also } : {};
    session.say({
      intent: session.also ? "warning" : how === "silent" ? "info" : "success",
      key: how === "silent" ? "template.silent" : "save.done",
      params: { name },
      ...also,
    });
  };

  return (
    <div className={styles.form}>
      <Caption1>{say("template.hint")}</Caption1>
      {openFilled && (
        <FileButton accept=".docx" label={say("template.open")} onFiles={(files) => files[0] && session.quietly(() => fill(files[0] as File, true))} />
      )}
      <FileButton
        accept=".docx"
        label={say(openFilled ? "template.save" : "template.choose")}
        onFiles={(files) => files[0] && session.quietly(() => fill(files[0] as File))}
      />
      {problems.length > 0 && (
        <div role="alert" data-testid="template-problems">
          <Body1>{say("template.problems", { count: problems.length })}</Body1>
          <ol className={styles.problems}>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ol>
        </div>
      )}
      {empty.length > 0 && <Caption1>{say("template.empty", { tags: empty.map((tag) => `{${tag}}`).join(" ") })}</Caption1>}
      <Disclosure kind="template-tags" code="" line={say("template.tags")}>
        {() => <Tags session={session} />}
      </Disclosure>
    </div>
  );
}

function Tags({ session }: { session: FillingSession }) {
  const say = useSay();
  const styles = useStyles();
  const [list, setList] = useState<TagList | null>(null);
  const { ask, quietly } = session;
  useEffect(() => quietly(async () => setList(await ask("tags", null))), [ask, quietly]);
  if (!list) return null;
  return (
    <>
      <dl className={styles.tags}>
        {list.listed.map(({ tag, text }) => (
          <Pair key={tag} name={`{${tag}}`} text={text} />
        ))}
      </dl>
      <Body1>{say("template.loops")}</Body1>
      <dl className={styles.tags}>
        {list.loops.map(({ tag, tags }) => (
          <Pair key={tag} name={`{#${tag}}…{/${tag}}`} text={tags.map((inside) => (inside.startsWith("〔") ? inside : `{${inside}}`)).join(" ")} />
        ))}
      </dl>
    </>
  );
}

function Pair({ name, text }: { name: string; text: string }) {
  const styles = useStyles();
  return (
    <>
      <dt>
        <code>{name}</code>
      </dt>
      <dd className={styles.text}>{text}</dd>
    </>
  );
}
