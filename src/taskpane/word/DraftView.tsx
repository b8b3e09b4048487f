/** 起草: the draft as it will stand in the document; the whole of it, or one section where the cursor stands. */
import { Button, Caption1, Field, Select, makeStyles, tokens } from "@fluentui/react-components";
import { DocumentArrowDownRegular } from "@fluentui/react-icons/svg/document-arrow-down";
import { useState } from "react";
import { sectionsOfBlocks } from "../../formats/docx/sections";
import type { InsertPlace } from "../../hosts/word";
import { useSay } from "../say-context";
import { DataWarnings } from "../views/DataStateBox";
import { Modal } from "../views/Modal";
import { OwnTemplate } from "../views/OwnTemplate";
import { ReportOptions } from "../views/ReportOptions";
import { ReportPaper } from "../views/ReportPaper";
import { NeedsSource } from "./NeedsSource";
import type { WordSession } from "./session";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  choices: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

const WHOLE = "";

export function DraftView({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const [section, setSection] = useState(WHOLE);
  const [asking, setAsking] = useState(false);
  const { drafts } = session;
  if (!drafts) return <Undrafted session={session} />;
  const sections = sectionsOfBlocks(drafts.report);
  // Another kind or other words, and the section that was chosen may stand nowhere.
  const chosen = sections.find(({ at }) => String(at) === section)?.at ?? null;
  return (
    <div className={styles.view}>
      <DataWarnings warnings={session.dataWarnings} />
      <ReportOptions session={session} />
      <OwnTemplate session={session} />
      <Field label={say("word.draft.section")}>
        <Select
          select={{ style: { minWidth: 0, width: "100%" } }}
          value={chosen === null ? WHOLE : section}
          onChange={(_, data) => setSection(data.value)}
          data-testid="section"
        >
          <option value={WHOLE}>{say("word.draft.whole")}</option>
          {sections.map(({ at, level, title }) => (
            <option key={at} value={String(at)}>{`${level === 2 ? "　" : ""}${title}`}</option>
          ))}
        </Select>
      </Field>
      <div className={styles.bar}>
        {chosen === null && (
          <Button
            appearance="primary"
            icon={<DocumentArrowDownRegular />}
            onClick={() => (session.blank ? void session.insert("document", null) : setAsking(true))}
            data-testid="insert"
          >
            {say("word.draft.insert")}
          </Button>
        )}
        <Button appearance={chosen === null ? "secondary" : "primary"} onClick={() => void session.insert("cursor", chosen)} data-testid="insert-cursor">
          {say("word.draft.cursor")}
        </Button>
        {chosen === null && (
          <Button onClick={() => void session.openAsNew()} data-testid="open-new">
            {say("word.where.new")}
          </Button>
        )}
      </div>
      <Caption1>{say("word.draft.hint")}</Caption1>
      <ReportPaper report={drafts.report} severalFiles={drafts.severalFiles} />
      {asking && <Where session={session} close={() => setAsking(false)} />}
    </div>
  );
}

/** Nothing to draft from: no source yet, or figures without drafts, which still fill a town's own template. */
function Undrafted({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const { source } = session;
  if (!source) return <NeedsSource session={session} text={say("word.draft.needs")} />;
  // A document knows the figures that it shows: neither a report nor a template can be made of them.
  if (source.kind === "document") return <NeedsSource session={session} text={say("word.draft.own")} />;
  const broken = source.kind === "workbook" ? null : source.broken;
  return (
    <div className={styles.view}>
      <NeedsSource session={session} text={broken === null ? say("word.draft.needs-workbook") : say("word.draft.broken", { place: broken })} />
      <OwnTemplate session={session} />
    </div>
  );
}

/** The document holds something already: nothing of it goes without a word. */
function Where({ session, close }: { session: WordSession; close: () => void }) {
  const say = useSay();
  const styles = useStyles();
  const put = (place: InsertPlace) => {
    close();
    void session.insert(place, null);
  };
  return (
    <Modal title={say("word.where.title")} onClose={close} actions={<Button onClick={close}>{say("dialog.cancel")}</Button>}>
      <div className={styles.choices}>
        <Button appearance="primary" onClick={() => put("end")} data-testid="insert-end">
          {say("word.where.end")}
        </Button>
        <Button
          onClick={() => {
            close();
            void session.openAsNew();
          }}
        >
          {say("word.where.new")}
        </Button>
        <Button onClick={() => put("document")} data-testid="insert-replace">
          {say("word.where.replace")}
        </Button>
        <Caption1>{say("word.where.hint")}</Caption1>
      </div>
    </Modal>
  );
}
