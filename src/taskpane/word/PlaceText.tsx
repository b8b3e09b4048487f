/** A stretch of the document's text with what is meant in bold; a click goes there. */
import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useSay } from "../say-context";

const useStyles = makeStyles({
  place: {
    display: "block",
    width: "100%",
    border: "none",
    background: "transparent",
    color: "inherit",
    font: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "left",
    padding: `${tokens.spacingVerticalXXS} 0`,
    cursor: "pointer",
    overflowWrap: "anywhere",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  around: { color: tokens.colorNeutralForeground3 },
});

interface Properties {
  readonly before: string;
  readonly after: string;
  readonly children: ReactNode;
  readonly onGo: () => void;
}

export function PlaceText({ before, after, children, onGo }: Properties) {
  const say = useSay();
  const styles = useStyles();
  return (
    <button type="button" className={styles.place} onClick={onGo} title={say("word.go")} data-testid="place">
      <span className={styles.around}>{before}</span>
      {children}
      <span className={styles.around}>{after}</span>
    </button>
  );
}
