/** What just happened, or went wrong, on top of the pane. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { Sentence } from "../notice";
import { useSay } from "../say-context";
import type { Session } from "../session";

type Key = Parameters<ReturnType<typeof useSay>>[0];

export function NoticeBar({ session, className }: { session: Pick<Session, "notice" | "dismiss">; className: string }) {
  const say = useSay();
  const { notice } = session;
  if (!notice) return null;
  const sayAll = ({ key, params, parts }: Sentence): string => say(key as Key, parts ? { ...params, parts: parts.map(sayAll).join("、") } : params);
  return (
    <MessageBar
      data-testid="notice"
      intent={notice.intent}
      layout="multiline"
      className={className}
      politeness={notice.intent === "error" ? "assertive" : "polite"}
    >
      <MessageBarBody>{[notice, ...(notice.also ?? [])].map((sentence) => sayAll(sentence)).join(" ")}</MessageBarBody>
      <MessageBarActions
        containerAction={<Button appearance="transparent" icon={<DismissRegular />} aria-label={say("notice.close")} onClick={session.dismiss} />}
      />
    </MessageBar>
  );
}
