/** Another pane writes this workbook: whom is waited for, and what can be done meanwhile. */
import { Body1, Button, Spinner, Subtitle2, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import type { Locale } from "../../locale";
import type { Waiting } from "../excel/waiting";
import { useSay } from "../say-context";
import type { Session } from "../session";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalXL, overflowY: "auto" },
  heading: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, margin: 0 },
  text: { margin: 0 },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

interface Properties {
  readonly session: Pick<Session, "cancel" | "goOnHere" | "locale">;
  readonly waiting: Waiting;
}

export function WaitingView({ session, waiting }: Properties) {
  const say = useSay();
  const styles = useStyles();
  const { isCertain, writer } = waiting;
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone. A pane that the clerk is not in must not take the focus from the sheet.
    if (document.hasFocus()) cancel.current?.focus();
  }, []);
  const begun = writer && writer.since > 0 ? say("waiting.since", { where: say(placeOf(writer.platform)), time: timeOf(writer.since, session.locale) }) : "";
  return (
    <main className={styles.page} aria-busy="true" data-testid="waiting">
      <Subtitle2 as="h1" className={styles.heading}>
        <Spinner size="extra-tiny" aria-hidden="true" />
        {say("waiting.title")}
      </Subtitle2>
      <div role="status">
        <Body1 as="p" className={styles.text}>
          {say(isCertain ? "waiting.certain" : "waiting.unknown", { begun })}
        </Body1>
      </div>
      {!isCertain && (
        <Body1 as="p" className={styles.text}>
          {say("waiting.decide")}
        </Body1>
      )}
      <div className={styles.actions}>
        <Button ref={cancel} onClick={session.cancel} data-testid="cancel">
          {say("waiting.cancel")}
        </Button>
        {!isCertain && (
          <Button onClick={session.goOnHere} data-testid="go-on">
            {say("waiting.go-on")}
          </Button>
        )}
      </div>
    </main>
  );
}

/** Names that Excel has for where it runs. */
const PLACES = { PC: "waiting.on.windows", OfficeOnline: "waiting.on.web", Mac: "waiting.on.mac" } as const;

const placeOf = (platform: string) => (PLACES as Readonly<Record<string, (typeof PLACES)[keyof typeof PLACES]>>)[platform] ?? "waiting.on.other";

/** With the day where it is another one. */
function timeOf(since: number, locale: Locale): string {
  const then = new Date(since);
  const isToday = then.toDateString() === new Date().toDateString();
  const day = isToday ? {} : ({ month: "numeric", day: "numeric" } as const);
  return then.toLocaleString(locale, { ...day, hour: "2-digit", minute: "2-digit", hour12: false });
}
