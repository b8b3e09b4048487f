/**
 * A dialog over the pane: the browser's own, which keeps the focus inside, closes with Esc, gives the focus back, and lets go of the page behind it
 * however it is taken away.
 */
import { Subtitle1, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useLayoutEffect, useRef, type ReactNode } from "react";
import { keepInside } from "../keyboard";

const useStyles = makeStyles({
  dialog: {
    boxSizing: "border-box",
    width: "calc(100vw - 24px)",
    maxWidth: "480px",
    maxHeight: "calc(100vh - 24px)",
    padding: tokens.spacingHorizontalL,
    overflowY: "auto",
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow64,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    "::backdrop": { backgroundColor: "rgba(0, 0, 0, 0.4)" },
  },
  inside: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  actions: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: tokens.spacingHorizontalS },
});

interface Properties {
  readonly title: string;
  readonly actions: ReactNode;
  readonly children: ReactNode;
  readonly onClose: () => void;
}

export function Modal({ title, actions, children, onClose }: Properties) {
  const styles = useStyles();
  const place = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Before the browser takes the dialog out of the page: then it gives the focus back.
  useLayoutEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={place}
      className={styles.dialog}
      aria-labelledby={id}
      onKeyDown={(event) => keepInside(event.currentTarget, event)}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.inside}>
        <Subtitle1 as="h2" id={id} className={styles.heading}>
          {title}
        </Subtitle1>
        {children}
        <div className={styles.actions}>{actions}</div>
      </div>
    </dialog>
  );
}
