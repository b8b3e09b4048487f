/** What just happened, or went wrong, on top of the pane. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useSay } from "../say-context";
import type { Session } from "../session";

type Key = Parameters<ReturnType<typeof useSay>>[0];

export function NoticeBar({ session, className }: { session: Pick<Session, "notice" | "dismiss">; className: string }) {
  const say = useSay();
  const { notice } = session;
  if (!notice) return null;
  return (
    <MessageBar
      data-testid="notice"
      intent={notice.intent}
      layout="multiline"
      className={className}
      politeness={notice.intent === "error" ? "assertive" : "polite"}
    >
      <MessageBarBody>
        {say(notice.key as Key, notice.params)}
        {notice.also && ` ${say(notice.also.key as Key, notice.also.params)}`}
      </MessageBarBody>
      <MessageBarActions
        containerAction={<Button appearance="transparent" icon={<DismissRegular />} aria-label={say("notice.close")} onClick={session.dismiss} />}
      />
    </MessageBar>
  );
}
