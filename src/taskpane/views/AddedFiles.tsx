/** Village workbooks beside the open one: by file picker, or dropped anywhere on the pane. */
import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { DocumentAddRegular } from "@fluentui/react-icons/svg/document-add";
import { tableAccept, tableSuffixesInWords } from "../../formats/formats";
import { batchOf } from "../adding";
import { useSay } from "../say-context";
import type { Session } from "../session";
import { FileButton } from "./FileButton";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalM,
  },
  file: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

export function AddedFiles({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <section className={styles.box} aria-label={say("files.title")}>
      <FileButton accept={tableAccept} multiple icon={<DocumentAddRegular />} label={say("files.add")} onFiles={(files) => session.addFiles(batchOf(files))} />
      <Caption1>{say("files.hint", { formats: tableSuffixesInWords })}</Caption1>
      {session.files.map((file) => (
        <div key={file.name} className={styles.file}>
          <div className={styles.name}>
            <div data-testid="added-file">{file.name}</div>
            {file.problem !== null && <Caption1 className={styles.problem}>{file.problem}</Caption1>}
          </div>
          <Button
            appearance="subtle"
            size="small"
            icon={<DeleteRegular />}
            aria-label={say("files.remove", { name: file.name })}
            onClick={() => session.removeFile(file.name)}
          />
        </div>
      ))}
    </section>
  );
}
