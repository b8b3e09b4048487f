/**
 * A dialog over the pane: the browser's own, which keeps the focus inside, closes with Esc, gives the focus back, and lets go of the page behind it
 * however it is taken away.
 */
import { MessageBar, MessageBarBody, Subtitle1, makeStyles, tokens } from "@fluentui/react-components";
import { useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";
import { keepInside } from "../keyboard";
import { useSay } from "../say-context";

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
  /** Takes files that are dropped on it, where they are what it needs; others are refused in words. */
  readonly onDrop?: (files: readonly File[]) => boolean;
}

export function Modal({ title, actions, children, onClose, onDrop }: Properties) {
  const say = useSay();
  const styles = useStyles();
  const [refused, setRefused] = useState(false);
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
      onDrop={({ dataTransfer }) => {
        const files = [...dataTransfer.files];
        if (files.length === 0) return;
        setRefused(!onDrop?.(files));
      }}
    >
      <div className={styles.inside}>
        <Subtitle1 as="h2" id={id} className={styles.heading}>
          {title}
        </Subtitle1>
        {children}
        {refused && (
          <MessageBar intent="warning" layout="multiline" data-testid="drop-refused">
            <MessageBarBody>{say("dialog.no-drop")}</MessageBarBody>
          </MessageBar>
        )}
        <div className={styles.actions}>{actions}</div>
      </div>
    </dialog>
  );
}
