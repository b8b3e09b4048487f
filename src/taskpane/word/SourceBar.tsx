/** Where the figures come from, how to choose something else, and undo. */
import { Button, Caption1, Subtitle2, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { useSay } from "../say-context";
import { ChoicesDialog, type Choosing } from "../views/ChoicesDialog";
import { FileButton } from "../views/FileButton";
import type { WordSession } from "./session";

export const SOURCES = ".xlsx,.xlsm,.xls,.et,.ods,.csv,.json";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  state: { flexGrow: 1, minWidth: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
  choose: { flexShrink: 0 },
});

export function SourceBar({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  const { source } = session;
  const title = source ? `${source.town} · ${source.period}` : say("word.source.none");
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <Subtitle2 as="h1" className={styles.name} title={title}>
          {title}
        </Subtitle2>
        {source?.kind === "workbook" && <ChoicesDialog session={choosing(session)} />}
        {session.canUndo && (
          <Tooltip content={say("word.undo")} relationship="label" positioning="before">
            <Button appearance="subtle" size="small" icon={<ArrowUndoRegular />} onClick={() => void session.undo()} data-testid="undo" />
          </Tooltip>
        )}
      </div>
      <div className={styles.row}>
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
            onFiles={session.chooseFiles}
          />
        </div>
      </div>
    </header>
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
