/** What just happened, or went wrong, on top of the pane. */
import { Button, MessageBar, MessageBarActions, MessageBarBody, makeStyles } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { NoticeSentence } from "../notice";
import { useSay } from "../say-context";
import type { Session } from "../session";

const useStyles = makeStyles({
  // Thirty names must not push the rest of the pane out of sight.
  more: { margin: 0, paddingLeft: "1.2em", maxHeight: "30vh", overflowY: "auto", overflowWrap: "anywhere" },
});

type Key = Parameters<ReturnType<typeof useSay>>[0];

export function NoticeBar({ session, className }: { session: Pick<Session, "notice" | "dismiss">; className: string }) {
  const say = useSay();
  const styles = useStyles();
  const { notice } = session;
  if (!notice) return null;
  const { more = [] } = notice;
  const sayAll = ({ key, params, parts }: NoticeSentence): string => say(key as Key, parts ? { ...params, parts: parts.map(sayAll).join("、") } : params);
  return (
    <MessageBar
      data-testid="notice"
      intent={notice.intent}
      layout="multiline"
      className={className}
      politeness={notice.intent === "error" ? "assertive" : "polite"}
    >
      <MessageBarBody>
        {[notice, ...(notice.also ?? [])].map((sentence) => sayAll(sentence)).join(" ")}
        {more.length > 0 && (
          <ul className={styles.more} tabIndex={0} aria-label={say("notice.more")}>
            {more.map((line, i) => (
              <li key={i}>{sayAll(line)}</li>
            ))}
          </ul>
        )}
      </MessageBarBody>
      <MessageBarActions
        containerAction={<Button appearance="transparent" icon={<DismissRegular />} aria-label={say("notice.close")} onClick={session.dismiss} />}
      />
    </MessageBar>
  );
}
