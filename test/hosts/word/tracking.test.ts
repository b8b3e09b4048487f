/** Tracking and protection are learnt in ways that real Word allows, and what was written is read again before anything is said of it. */
import { strFromU8, unzipSync } from "fflate";
import { FORMAT_RULES } from "../../../src/documents/formatting";
import { wordFailureOf } from "../../../src/hosts/word";
import { PROBE } from "../../../src/hosts/word/probe";
import type { WordOptions } from "../../../simulator/node-word";
import { packages, snapshot } from "./made";
import { openWord, texts, type Opened } from "./town";

const ALL = new Set(FORMAT_RULES);
const LINES = ["关于创建的汇报", "一.工作进展", "清理垃圾,成效明显."];
const FORMATTED = ["关于创建的汇报", "一、工作进展", "清理垃圾，成效明显。"];
const keyOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "done",
    (error: unknown) => wordFailureOf(error).key,
  );
const part = ({ word }: Opened, name: string): string => strFromU8(unzipSync(word.docx())[name] ?? new Uint8Array());
/** The document's markup. To ask for a footer makes an empty one, which is no part of the text. */
const markup = (opened: Opened): string => part(opened, "word/document.xml").replace(/<w:footerReference [^>]*\/>/g, "");
const tracks = (opened: Opened): boolean => part(opened, "word/settings.xml").includes("trackRevisions");

function tracked(options: WordOptions = {}): Opened {
  const opened = openWord({ paragraphs: LINES, ...options });
  opened.word.person.trackChanges(true);
  return opened;
}

describe("formatting while changes are tracked never leaves the text there twice", () => {
  test.each([
    ["Word 2021", { requirementSet: "LTSC 2021" }],
    ["a Word that does not answer whether it tracks", { requirementSet: "Microsoft 365", quirks: ["tracking-unreadable"] }],
    ["a Word that does not stop tracking when it is told to", { requirementSet: "Microsoft 365", quirks: ["tracking-unchanging"] }],
    ["a Word that says so with the markup", { requirementSet: "LTSC 2021", quirks: ["settings-handed-out"] }],
  ] as const)("%s: refused, the document is as it was to the letter", async (_, options) => {
    const opened = tracked(options);
    const before = markup(opened);
    expect(await keyOf(opened.document.format(ALL))).toBe("tracked");
    expect(markup(opened)).toBe(before);
    expect(tracks(opened)).toBe(true);
  });

  test("where it is off, every one of them formats", async () => {
    for (const quirks of [[], ["tracking-unreadable"], ["tracking-unchanging"]] as const) {
      for (const requirementSet of ["LTSC 2021", "Microsoft 365"]) {
        const opened = openWord({ paragraphs: LINES, requirementSet, quirks });
        expect(await opened.document.format(ALL)).toMatchObject({ wrong: [], resumed: true });
        expect(await texts(opened)).toEqual(FORMATTED);
        expect(markup(opened)).not.toMatch(/<w:(?:ins|del) |试写/);
      }
    }
  });

  test.each([
    [true, "tracked"],
    [false, "done"],
  ] as const)("a probe that says nothing: the document's file says whether it is on (%s)", async (on, expected) => {
    const opened = openWord({ paragraphs: LINES });
    opened.word.person.trackChanges(on);
    const before = markup(opened);
    opened.word.faults.refuse({ member: "Range.GetOoxml", error: "GeneralException" });
    expect(await keyOf(opened.document.format(ALL))).toBe(expected);
    expect(await texts(opened)).toEqual(on ? LINES : FORMATTED);
    if (on) expect(markup(opened)).toBe(before);
    expect(opened.word.host.commonApi.openFiles()).toBe(0);
  });

  test.each([true, false])("where neither says anything, nothing is written: only the copy is left (tracking %s)", async (on) => {
    const opened = openWord({ paragraphs: LINES });
    opened.word.person.trackChanges(on);
    const before = markup(opened);
    opened.word.faults.refuse({ member: "Range.GetOoxml", error: "GeneralException" });
    opened.word.host.commonApi.failNext("getFile");
    expect(await keyOf(opened.document.format(ALL))).toBe("unsure");
    expect(markup(opened)).toBe(before);
    const { done } = await opened.document.openFormatted(ALL, { signal: new AbortController().signal, progress: () => undefined });
    expect(done.length).toBeGreaterThan(0);
    expect(markup(opened)).toBe(before);
  });

  test("a document restricted to tracked changes is refused", async () => {
    const opened = openWord({ paragraphs: LINES, requirementSet: "Microsoft 365" });
    opened.word.person.protect(true, "trackedChanges");
    const before = markup(opened);
    expect(await keyOf(opened.document.format(ALL))).toBe("tracked");
    expect(markup(opened)).toBe(before);
  });
});

describe("the probe", () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7, "all"] as const)("that fails after %s actions leaves nothing behind, tracked or not", async (after) => {
    for (const on of [true, false]) {
      const opened = openWord({ paragraphs: LINES });
      opened.word.person.trackChanges(on);
      const before = markup(opened);
      // Body, footers in two round trips each for odd and even pages, then the probe.
      opened.word.faults.add({ sync: 6, error: "GeneralException", after });
      const outcome = await keyOf(opened.document.format(ALL));
      expect(opened.word.faults.waiting()).toEqual([]);
      expect(outcome).toBe(on ? "tracked" : "done");
      if (on) expect(markup(opened)).toBe(before);
      expect(markup(opened)).not.toContain("试写");
    }
  });

  test("goes with the next step where it could not be taken out, and the person is told what to delete", async () => {
    const opened = tracked();
    opened.word.faults.refuse({ member: "Range.Delete", error: "GeneralException", times: 3 });
    expect(await keyOf(opened.document.format(ALL))).toBe("probe-left");
    expect(opened.word.person.text()).toContain(PROBE);
    expect(await keyOf(opened.document.format(ALL))).toBe("tracked");
    expect(opened.word.person.text()).not.toContain("试写");
  });

  test("is put at the start where the document ends in a control that is locked", async () => {
    const opened = openWord({ paragraphs: [...LINES, "锁定的一段"] });
    await opened.word.Word.run(async (context) => {
      context.document.body.paragraphs.getLast().insertContentControl().cannotEdit = true;
      await context.sync();
    });
    opened.word.person.trackChanges(true);
    const before = markup(opened);
    expect(await keyOf(opened.document.format(ALL))).toBe("tracked");
    expect(markup(opened)).toBe(before);
  });

  test("a person who has had enough before anything is written is let go, and nothing is left of it", async () => {
    const opened = openWord({ paragraphs: LINES });
    const before = markup(opened);
    const stop = new AbortController();
    const going = opened.document.format(ALL, stop.signal);
    stop.abort(new Error("enough"));
    await expect(going).rejects.toThrow("enough");
    expect(markup(opened)).toBe(before);
  });
});

describe("a protected document, of which Word says nothing", () => {
  test.each(["LTSC 2021", "Microsoft 365"])("%s: every step is refused, and nothing is written", async (requirementSet) => {
    const opened = openWord({ requirementSet });
    const { undo } = await opened.document.insert(await packages(), "document", snapshot);
    opened.word.person.protect(true);
    const before = markup(opened);
    const steps: readonly (() => Promise<unknown>)[] = [
      async () => opened.document.insert(await packages(), "end", snapshot),
      async () => opened.document.insert(await packages(), "document", snapshot),
      async () => opened.document.insert(await packages(), "cursor", snapshot),
      () => opened.document.replace([{ control: 0, tag: "HJ05", from: "570余吨", to: "610余吨" }], snapshot),
      () => opened.document.format(new Set(["fonts", "page"])),
      () => opened.document.format(ALL),
      () => opened.document.openFormatted(ALL, { signal: new AbortController().signal, progress: () => undefined }),
      () => opened.document.undo(undo),
      () => opened.document.mark([{ paragraph: 2, whole: "清理垃圾570余吨，制作旗牌175块。", start: 4, end: 9, message: "台账是 610余吨" }]),
    ];
    for (const step of steps) expect(await keyOf(step())).toBe("protected");
    expect(markup(opened)).toBe(before);
    expect(opened.word.host.opened).toEqual([]);
  });
});

describe("undo says no more than what is read afterwards", () => {
  test("Word 2021, tracking turned on since: refused, since the text would stand there twice", async () => {
    const opened = openWord({ paragraphs: LINES });
    const { undo } = await opened.document.format(ALL);
    opened.word.person.trackChanges(true);
    const before = markup(opened);
    expect(await keyOf(opened.document.undo(undo))).toBe("tracked");
    expect(markup(opened)).toBe(before);
    opened.word.person.trackChanges(false);
    expect(await opened.document.undo(undo)).toMatchObject({ edited: 0, wrong: [], resumed: true });
    expect(await texts(opened)).toEqual(LINES);
  });

  test("a newer Word pauses tracking, and what was inserted under tracking is gone without a mark", async () => {
    const opened = tracked({ requirementSet: "Microsoft 365" });
    const { undo, tracked: marked, wrong } = await opened.document.insert(await packages(), "end", snapshot);
    expect([marked, wrong]).toEqual([true, []]);
    expect(await opened.document.undo(undo)).toEqual({ edited: 0, wrong: [], marked: false, resumed: true });
    expect(await texts(opened)).toEqual(LINES);
    expect(markup(opened)).not.toMatch(/<w:(?:ins|del) /);
    expect(tracks(opened)).toBe(true);
  });

  test("a report inserted under tracking in Word 2021 is not taken back by half: the person is told how", async () => {
    const opened = tracked();
    const { undo, tracked: marked } = await opened.document.insert(await packages(), "document", snapshot);
    expect(marked).toBe(true);
    const before = markup(opened);
    expect(await keyOf(opened.document.undo(undo))).toBe("tracked");
    expect(markup(opened)).toBe(before);
  });

  test("a Word that takes the former text and does nothing: the pane says that it is not as it was", async () => {
    const opened = openWord({ paragraphs: LINES });
    const { undo } = await opened.document.format(ALL);
    opened.word.faults.refuse({ member: "Body.InsertOoxml" });
    const { wrong } = await opened.document.undo(undo);
    expect(wrong[0]).toEqual({ what: "text", at: 2, was: "一.工作进展", now: "一、工作进展" });
    opened.word.faults.clear();
    expect(await texts(opened)).toEqual(FORMATTED);
  });

  test("a footer that keeps its number is told", async () => {
    const opened = openWord({ paragraphs: ["正文。"] });
    const { undo } = await opened.document.format(new Set(["page-number"]));
    opened.word.faults.refuse({ member: "Body.InsertOoxml" });
    expect((await opened.document.undo(undo)).wrong).toEqual([{ what: "footers", was: 0, now: 2 }]);
  });

  test("a document too large to be handed back is not called changed by somebody", async () => {
    const opened = openWord({ paragraphs: ["长".repeat(1_300_000)], limits: { request: 64_000_000, response: 64_000_000 } });
    const { undo } = await opened.document.insert(await packages(), "end", snapshot);
    expect(await keyOf(opened.document.undo(undo))).toBe("large");
  });
});

describe("a step that fails leaves the document as it was, or says how it stands", () => {
  test.each(Array.from({ length: 24 }, (_, i) => i + 1))(
    "round trip %i of formatting fails while tracking pauses: tracking is on again, or that is told",
    async (sync) => {
      for (const after of [0, "all"] as const) {
        const opened = tracked({ requirementSet: "Microsoft 365" });
        opened.word.faults.add({ sync, error: "GeneralException", after });
        const outcome = await opened.document.format(ALL).catch((error: unknown) => ({ ...wordFailureOf(error), resumed: !wordFailureOf(error).paused }));
        opened.word.faults.clear();
        expect(outcome.resumed).toBe(tracks(opened));
        expect([LINES, FORMATTED]).toContainEqual(await texts(opened));
        expect(markup(opened)).not.toMatch(/<w:(?:ins|del) |试写/);
      }
    },
  );

  test("tracking that stays off is told, after a step that stands and after one that failed", async () => {
    for (const fails of [false, true]) {
      const opened = tracked({ requirementSet: "Microsoft 365" });
      if (fails) opened.word.faults.refuse({ member: "Body.InsertOoxml", error: "GeneralException", times: 1 });
      // Turned off it can be, turned on again it cannot.
      const { quirks } = opened.word.document;
      opened.word.document.listeners.add(() => quirks.add("tracking-unchanging"));
      const outcome = await opened.document.format(ALL).catch((error: unknown) => wordFailureOf(error));
      expect(outcome).toMatchObject(fails ? { key: "other", paused: true } : { resumed: false });
      expect(tracks(opened)).toBe(false);
    }
  });

  test("an insertion that fails half way under tracking is not put right by writing everything twice", async () => {
    const opened = tracked();
    const pieces = await packages(300);
    expect(pieces.length).toBeGreaterThan(1);
    opened.word.faults.add({ sync: 3, error: "GeneralException" });
    const failure = await opened.document.insert(pieces, "end", snapshot).catch((error: unknown) => wordFailureOf(error));
    expect(failure).toMatchObject({
      key: "unrestored",
      wrong: [
        { what: "text", was: "", now: "关于创建的汇报" },
        { what: "revisions", was: 0 },
      ],
    });
    expect(opened.word.person.text().split("清理垃圾,成效明显.")).toHaveLength(2);
  });

  test.each(["LTSC 2021", "Microsoft 365"])("marks of which one is refused: none is left in the document (%s)", async (requirementSet) => {
    const opened = openWord({ paragraphs: ["甲3处。", "乙4处。", "丙5处。"], requirementSet });
    await opened.word.Word.run(async (context) => {
      const locked = context.document.body.search("4处").getFirst().insertContentControl();
      locked.cannotEdit = true;
      await context.sync();
    });
    const places = ["甲3处。", "乙4处。", "丙5处。"].map((whole, paragraph) => ({ paragraph, whole, start: 1, end: 3, message: "台账是 9处" }));
    expect(await keyOf(opened.document.mark(places))).toBe("protected");
    expect(markup(opened)).not.toMatch(/highlight|comment/);
    const marks = await opened.document.mark([places[0]!, places[2]!]);
    expect(await opened.document.unmark(marks)).toBe(2);
    expect(markup(opened)).not.toMatch(/highlight|comment/);
  });

  test("a Word that can be neither written nor read any more: nobody claims that nothing was changed", async () => {
    const opened = openWord({ paragraphs: LINES });
    const pieces = await packages(300);
    opened.word.faults.add({ sync: 3, error: "GeneralException" });
    for (let sync = 4; sync < 30; sync++) opened.word.faults.add({ sync, error: "GeneralException" });
    expect(await keyOf(opened.document.insert(pieces, "end", snapshot))).toBe("unread");
  });
});
