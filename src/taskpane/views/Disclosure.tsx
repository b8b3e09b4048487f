/** A line that opens to its details. Lists have a hundred of them and more, so it is plain HTML, and details are drawn only once they are open. */
import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useId, useState, type ReactNode } from "react";

const useStyles = makeStyles({
  button: {
    display: "flex",
    alignItems: "flex-start",
    gap: tokens.spacingHorizontalXS,
    width: "100%",
    padding: `${tokens.spacingVerticalXS} 0`,
    border: "none",
    background: "transparent",
    color: "inherit",
    font: "inherit",
    fontSize: tokens.fontSizeBase300,
    textAlign: "left",
    cursor: "pointer",
    borderRadius: tokens.borderRadiusSmall,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  icon: { flexShrink: 0, fontSize: "16px", lineHeight: "22px", marginTop: "3px" },
  open: { transform: "rotate(90deg)" },
  line: { flexGrow: 1, minWidth: 0 },
  details: { padding: `0 0 ${tokens.spacingVerticalS} 20px` },
});

interface Properties {
  readonly line: ReactNode;
  readonly children: () => ReactNode;
  readonly kind: string;
  readonly code: string;
}

export function Disclosure({ line, children, kind, code }: Properties) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div data-testid={kind} data-code={code}>
      <button type="button" className={styles.button} aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        <ChevronRightRegular className={mergeClasses(styles.icon, open && styles.open)} aria-hidden />
        <div className={styles.line}>{line}</div>
      </button>
      {open && (
        <div id={id} className={styles.details}>
          {children()}
        </div>
      )}
    </div>
  );
}
