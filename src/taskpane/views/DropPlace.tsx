/** While files are dragged over the pane: that they can be let go, and what becomes of them. */
import { Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import type { Batch } from "../adding";
import { useDrops } from "../drops";

const useStyles = makeStyles({
  ground: {
    position: "fixed",
    inset: 0,
    zIndex: 1,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    opacity: 0.92,
    // What is dragged goes on to what lies below.
    pointerEvents: "none",
  },
  place: {
    height: "100%",
    boxSizing: "border-box",
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    padding: tokens.spacingHorizontalL,
    textAlign: "center",
    border: `2px dashed ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
});

/** @param text says what becomes of the files */
export function DropPlace({ text, onFiles }: { readonly text: string; readonly onFiles: (batch: Promise<Batch>) => void }) {
  const styles = useStyles();
  const over = useDrops(onFiles);
  if (!over) return null;
  return (
    <div className={styles.ground} data-testid="drop-place">
      <div className={styles.place}>
        <Subtitle2>{text}</Subtitle2>
      </div>
    </div>
  );
}
