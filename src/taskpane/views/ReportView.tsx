/** 报告: the draft as it will stand in the document, every figure marked with the cells behind it; template and wording; save and copy. */
import { Button, Caption1, Field, Input, Select, Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import { CopyRegular } from "@fluentui/react-icons/svg/copy";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useState } from "react";
import type { ReportKind } from "../../model/indicator";
import type { Block, Fact } from "../../model/report";
import { copyReport } from "../copy";
import { saveFile } from "../save";
import { useSay } from "../say-context";
import type { Session } from "../session";

const KINDS: readonly ReportKind[] = ["汇报材料", "总结报告", "活动报告"];
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const useStyles = makeStyles({
  view: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  bar: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  paper: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow4,
    padding: "20px 16px",
    fontFamily: "FangSong, STFangsong, 仿宋, 'Noto Serif CJK SC', SimSun, serif",
    fontSize: "15px",
    lineHeight: "1.9",
  },
  title: {
    textAlign: "center",
    fontSize: "19px",
    fontWeight: 700,
    fontFamily: "SimSun, STSong, 'Noto Serif CJK SC', serif",
    lineHeight: "1.5",
    marginBottom: "12px",
  },
  indent: { textIndent: "2em", margin: 0 },
  heading1: { textIndent: "2em", margin: 0, fontFamily: "SimHei, STHeiti, 'Noto Sans CJK SC', sans-serif" },
  heading2: { textIndent: "2em", margin: 0, fontFamily: "KaiTi, STKaiti, 楷体, 'Noto Serif CJK SC', serif" },
  right: { textAlign: "right", margin: 0 },
  flush: { margin: 0 },
  fact: {
    border: "none",
    font: "inherit",
    color: "inherit",
    textAlign: "left",
    textIndent: 0,
    cursor: "pointer",
    backgroundColor: tokens.colorBrandBackground2,
    borderRadius: "2px",
    padding: "0 1px",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ":hover": { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  options: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
});

export function ReportView({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const { summary } = session;
  if (!summary) return null;
  const facts = new Map(summary.report.facts.map((fact) => [fact.id, fact]));

  const save = async () => {
    const bytes = await session.ask("docx", null);
    const name = `${summary.town}${summary.period.label}${session.choices.report}.docx`;
    const how = await saveFile(name, bytes, DOCX);
    session.say({ intent: how === "silent" ? "info" : "success", key: how === "silent" ? "save.silent" : "save.done", params: { name } });
  };
  const copy = async () => {
    const how = await copyReport(summary.report, await session.ask("text", null));
    session.say({ intent: how === "failed" ? "warning" : "success", key: how === "failed" ? "copy.failed" : "copy.report" });
  };

  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <Button appearance="primary" icon={<SaveRegular />} onClick={() => session.quietly(save)} data-testid="save-docx">
          {say("report.save")}
        </Button>
        <Button icon={<CopyRegular />} onClick={() => session.quietly(copy)}>
          {say("report.copy")}
        </Button>
      </div>
      <Field label={say("report.kind")}>
        <Select
          value={session.choices.report}
          onChange={(_, data) => void session.redraft({ report: KINDS.find((kind) => kind === data.value) ?? "汇报材料" })}
        >
          {KINDS.map((kind) => (
            <option key={kind}>{kind}</option>
          ))}
        </Select>
      </Field>
      <WordingOptions session={session} />
      <Caption1>{say("report.hint")}</Caption1>
      <article className={styles.paper} lang="zh-CN" data-testid="report">
        {summary.report.blocks.map((block, i) => (
          <ReportBlock key={i} block={block} facts={facts} session={session} />
        ))}
      </article>
    </div>
  );
}

function ReportBlock({ block, facts, session }: { block: Block; facts: ReadonlyMap<string, Fact>; session: Session }) {
  const styles = useStyles();
  const inside = block.runs.map((run, i) =>
    "fact" in run ? <FactText key={i} text={run.text} fact={facts.get(run.fact)} session={session} /> : <span key={i}>{run.text}</span>,
  );
  if (block.type === "title") return <h2 className={styles.title}>{inside}</h2>;
  if (block.type === "heading1") return <h3 className={styles.heading1}>{inside}</h3>;
  if (block.type === "heading2") return <h4 className={styles.heading2}>{inside}</h4>;
  const look = block.type === "signature" || block.type === "date" ? styles.right : block.type === "addressee" ? styles.flush : styles.indent;
  return <p className={look}>{inside}</p>;
}

function FactText({ text, fact, session }: { text: string; fact: Fact | undefined; session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const [first] = fact?.sources ?? [];
  if (!fact || !first) return <span>{text}</span>;
  const places = fact.sources.slice(0, 6).map((source) => `${source.sheet}!${source.cell}`);
  const more = fact.sources.length > places.length ? say("report.sources.more", { count: fact.sources.length }) : "";
  return (
    <Tooltip content={`${fact.name ?? fact.indicator}：${places.join("，")}${more}`} relationship="description">
      <button type="button" className={styles.fact} onClick={() => void session.goTo(first)}>
        {text}
      </button>
    </Tooltip>
  );
}

/** Words that a town sets once: addressee, signature and the like, as the catalogue names them. */
function WordingOptions({ session }: { session: Session }) {
  const say = useSay();
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const known = { ...(session.vocabulary?.wording ?? {}), ...session.choices.wording, ...changed };
  if (!open) {
    return (
      <div>
        <Button size="small" appearance="subtle" onClick={() => setOpen(true)}>
          {say("report.wording")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.options}>
      {Object.entries(known).map(([key, value]) => (
        <Field key={key} label={key}>
          <Input value={value} onChange={(_, data) => setChanged({ ...changed, [key]: data.value })} />
        </Field>
      ))}
      <div className={styles.bar}>
        <Button size="small" appearance="primary" onClick={() => void session.redraft({ wording: { ...session.choices.wording, ...changed } })}>
          {say("report.wording.apply")}
        </Button>
        <Button size="small" onClick={() => setOpen(false)}>
          {say("report.wording.close")}
        </Button>
      </div>
    </div>
  );
}
