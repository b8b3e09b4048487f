/** 报告: the draft as it will stand in the document, every figure marked with the cells behind it; template and wording; save and copy. */
import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { copyReport } from "../copy";
import { DOCX, saveFile } from "../save";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { alsoOf, DataStateBox, dataWarnings } from "./DataStateBox";
import { OwnTemplate } from "./OwnTemplate";
import { ReportOptions } from "./ReportOptions";
import { ReportPaper } from "./ReportPaper";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export function ReportView({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { summary } = session;
  if (!summary) return null;
  const warnings = dataWarnings(summary.dataState, session.stale, say);
  const also = alsoOf(warnings);

  const save = async (clean: boolean) => {
    const bytes = await session.ask(clean ? "cleanDocx" : "docx", null);
    // An unknown town is a gap in the name as in the text.
    const name = `${summary.dataState.townKnown ? summary.town : ""}${summary.period.label}${session.choices.report}${clean ? "（上报件）" : ""}.docx`;
    const how = await saveFile(name, bytes, DOCX);
    const done = clean ? "clean.done" : "save.done";
    session.say({
      intent: warnings.length > 0 ? "warning" : how === "silent" ? "info" : "success",
      key: how === "silent" ? "save.silent" : done,
      params: { name },
      ...also,
    });
  };
  const copy = async () => {
    const how = await copyReport(summary.report, await session.ask("text", null));
    session.say({ intent: how === "failed" || warnings.length > 0 ? "warning" : "success", key: how === "failed" ? "copy.failed" : "copy.report", ...also });
  };

  return (
    <div className={styles.view}>
      <DataStateBox session={session} warnings={warnings} />
      <div className={styles.bar}>
        <Button appearance="primary" icon={<SaveRegular />} onClick={() => session.quietly(() => save(true))} data-testid="save-clean">
          {say("clean.save")}
        </Button>
        <Button onClick={() => session.quietly(() => save(false))} data-testid="save-docx">
          {say("report.save")}
        </Button>
        <Button icon={<CopyRegular />} onClick={() => session.quietly(copy)}>
          {say("report.copy")}
        </Button>
      </div>
      <Caption1>{say("clean.hint")}</Caption1>
      <ReportOptions session={session} />
      <OwnTemplate session={{ ...session, ...also }} />
      <Caption1>{say("report.hint")}</Caption1>
      <ReportPaper report={summary.report} severalFiles={summary.severalFiles} onSource={(source) => void session.goTo(source)} />
    </div>
  );
}
