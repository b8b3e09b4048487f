/** 存为上报件: what is sent to others, with nothing in it that they do not see. */
import { Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useSay } from "../say-context";
import type { WordSession } from "./session";

const useStyles = makeStyles({
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
});

export function SaveClean({ session }: { session: WordSession }) {
  const say = useSay();
  const styles = useStyles();
  if (session.blank) return null;
  return (
    <section className={styles.card}>
      <Button icon={<SaveRegular />} onClick={() => void session.saveClean()} data-testid="save-clean">
        {say("clean.save")}
      </Button>
      <Caption1>{say("clean.hint")}</Caption1>
    </section>
  );
}
