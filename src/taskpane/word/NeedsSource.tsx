/** What a view shows while there is nothing to work with: what is needed, and the button for it. */
import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { batchOf } from "../adding";
import { useSay } from "../say-context";
import { FileButton } from "../views/FileButton";
import { SOURCES } from "./SourceBar";
import type { WordSession } from "./session";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalM,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalL,
  },
});

export function NeedsSource({ session, text }: { session: WordSession; text: string }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <section className={styles.card} data-testid="needs-source">
      <Body1 as="p" style={{ margin: 0 }}>
        {text}
      </Body1>
      <FileButton
        accept={SOURCES}
        multiple
        primary
        icon={<FolderOpenRegular />}
        label={say("word.source.choose")}
        onFiles={(files) => session.chooseFiles(batchOf(files))}
      />
      <Caption1>{say("word.source.private")}</Caption1>
    </section>
  );
}
