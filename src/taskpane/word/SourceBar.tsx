/** Where the figures come from, how to choose something else, and undo. */
import { Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { tableAccept } from "../../formats/formats";
import { batchOf } from "../adding";
import { useSay } from "../say-context";
import { ChoicesDialog, type Choosing } from "../views/ChoicesDialog";
import { FileButton } from "../views/FileButton";
import { TitleBar } from "../views/TitleBar";
import type { WordSession } from "./session";

/** Workbooks, and the result.json of a roll-up. */
export const SOURCES = `${tableAccept},.json`;

const useStyles = makeStyles({
  state: { flexGrow: 1, minWidth: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  choose: { flexShrink: 0 },
});

export function SourceBar({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const { source } = session;
  return (
    <TitleBar
      title={source ? `${source.town} · ${source.period}` : say("word.source.none")}
      choices={source?.kind === "workbook" && <ChoicesDialog session={choosing(session)} />}
      undo={session.canUndo ? { label: say("word.undo"), run: session.undo } : null}
    >
      <Caption1 className={styles.state} data-testid="source">
        {source === null && say("word.source.hint")}
        {source?.kind === "workbook" && say("word.source.workbook", { name: source.name, count: source.ledgers })}
        {source?.kind === "result" && say("word.source.result", { name: source.name, count: source.facts })}
        {source?.kind === "document" && say("word.source.document", { count: source.facts })}
      </Caption1>
      <div className={styles.choose}>
        <FileButton
          accept={SOURCES}
          multiple
          small
          icon={<FolderOpenRegular />}
          label={say(source ? "word.source.other" : "word.source.choose")}
          onFiles={(files) => session.chooseFiles(batchOf(files))}
        />
      </div>
    </TitleBar>
  );
}

/** The dialog for town and period, as Excel's pane has it; here a changed choice reads the chosen files again. */
const choosing = (session: WordSession): Choosing => ({
  choices: session.choices,
  glance: null,
  summary: session.summary,
  choose: session.choose,
  look: session.readAgain,
  takeGlance: () => undefined,
});
