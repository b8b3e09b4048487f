/** Pages for where the pane cannot do its work, each with what to do. */
import { Body1, Title3, makeStyles, tokens } from "@fluentui/react-components";
import { useSay } from "./say-context";

const useStyles = makeStyles({ page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalXL } });

export function PlainPage({ kind }: { kind: "too-old" | "word-too-old" | "no-office" }) {
  const say = useSay();
  const styles = useStyles();
  return (
    <main className={styles.page}>
      <Title3 as="h1" style={{ margin: 0 }}>
        {say(`plain.${kind}.title`)}
      </Title3>
      <Body1 as="p" style={{ margin: 0 }}>
        {say(`plain.${kind}.text`)}
      </Body1>
    </main>
  );
}
