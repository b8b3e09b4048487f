/** The bar on top of either pane: town and period with the dialog to choose them, undo, and a row of the host's own. */
import { Button, Subtitle2, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    flexShrink: 0,
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  name: { margin: 0, flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
});

interface Properties {
  readonly title: string;
  readonly choices: ReactNode;
  /** What undo takes back; null where there is nothing to take back. */
  readonly undo: { readonly label: string; readonly run: () => Promise<void> } | null;
  readonly children: ReactNode;
}

export function TitleBar({ title, choices, undo, children }: Properties) {
  const styles = useStyles();
  return (
    <header className={styles.bar}>
      <div className={styles.row}>
        <Subtitle2 as="h1" className={styles.name} title={title}>
          {title}
        </Subtitle2>
        {choices}
        {undo && (
          <Tooltip content={undo.label} relationship="label" positioning="before">
            <Button appearance="subtle" size="small" icon={<ArrowUndoRegular />} onClick={() => void undo.run()} data-testid="undo" />
          </Tooltip>
        )}
      </div>
      <div className={styles.row}>{children}</div>
    </header>
  );
}
