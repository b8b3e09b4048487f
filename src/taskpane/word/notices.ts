/** What is said of a step in Word: no more than what was read in the document afterwards. */
import { wordFailureOf, type Difference, type StepOutcome, type UndoneStep } from "../../hosts/word";
import type { Locale } from "../../locale";
import { noticeOf, type Notice } from "../notice";
import { sayIn } from "../text";
import { NoSource } from "./source";

/** @param error whatever a step threw */
export function wordNotice(error: unknown, locale: Locale): Notice {
  if (error instanceof NoSource) return error.notice;
  const { wrong, paused } = wordFailureOf(error);
  const { params, ...notice } = noticeOf(error, { prefix: "word.failure", failureOf: wordFailureOf });
  const also = paused ? { also: [{ key: "word.notice.also.paused" }] } : {};
  return { ...notice, ...also, params: wrong.length === 0 ? params : { ...params, what: told(wrong, locale) } };
}

/** A second sentence where what stands is not what should stand, or could not be read, or tracking was not turned on again. */
export function verified(notice: Notice, { wrong }: Pick<StepOutcome, "wrong">, locale: Locale, resumed = true): Notice {
  if (wrong === null) return { ...notice, intent: "warning", also: [{ key: "word.notice.also.unread" }] };
  if (wrong.length > 0) return { ...notice, intent: "warning", also: [{ key: "word.notice.also.wrong", params: { what: told(wrong, locale) } }] };
  return resumed ? notice : { ...notice, intent: "warning", also: [{ key: "word.notice.also.paused" }] };
}

export function undoneNotice({ edited, wrong, marked, resumed }: UndoneStep, locale: Locale): Notice {
  const notice = ((): Notice => {
    if (wrong.length > 0) return { intent: "warning", key: "word.notice.undone-wrong", params: { what: told(wrong, locale) } };
    if (edited > 0) return { intent: "warning", key: "word.notice.undone-some", params: { edited } };
    if (marked) return { intent: "warning", key: "word.notice.undone-marked" };
    return { intent: "success", key: "word.notice.undone" };
  })();
  return resumed ? notice : { ...notice, intent: "warning", also: [{ key: "word.notice.also.paused" }] };
}

const EXCERPT = 16;
const excerpt = (text: string): string => (text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text);

/** Where a document is not as it should be, for a person who is to look there. */
function told(differences: readonly Difference[], locale: Locale): string {
  const say = sayIn(locale);
  return differences
    .map((one) => {
      if (one.what === "look") return say("word.differs.look", { at: one.at, text: excerpt(one.text) });
      if (one.what === "text") {
        const key = one.was === "" ? "word.differs.more" : one.now === "" ? "word.differs.less" : "word.differs.text";
        return say(key, { at: one.at, was: excerpt(one.was), now: excerpt(one.now) });
      }
      if (one.what === "controls" && one.was === one.now) return say("word.differs.nested");
      return say(`word.differs.${one.what}`, { was: one.was, now: one.now });
    })
    .join(say("word.differs.and"));
}
