/** A button that opens the file picker. */
import { Button, type ButtonProps } from "@fluentui/react-components";
import { useRef } from "react";

interface Properties {
  readonly accept: string;
  readonly label: string;
  readonly multiple?: boolean;
  readonly primary?: boolean;
  readonly small?: boolean;
  readonly icon?: ButtonProps["icon"];
  readonly onFiles: (files: readonly File[]) => void | Promise<void>;
}

export function FileButton({ accept, label, multiple = false, primary = false, small = false, icon, onFiles }: Properties) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button icon={icon} appearance={primary ? "primary" : "secondary"} size={small ? "small" : "medium"} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        aria-label={label}
        onChange={(event) => {
          void onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was changed.
          event.target.value = "";
        }}
      />
    </>
  );
}
