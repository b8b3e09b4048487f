/** A draft as it will stand in the document, every figure marked with the cells behind it. */
import { Tooltip, makeStyles, tokens } from "@fluentui/react-components";
import type { Source } from "../../model/grid";
import type { Block } from "../../model/report";
import type { ShownFact } from "../../app/engine/summaries";
import { placeName } from "../place-name";
import { useSay } from "../say-context";

const useStyles = makeStyles({
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
    cursor: "pointer",
    backgroundColor: tokens.colorBrandBackground2,
    borderRadius: "2px",
    padding: "0 1px",
    // There grounds are the system's.
    "@media (forced-colors: active)": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ":hover": { backgroundColor: tokens.colorBrandBackground2Hover },
  },
});

/** What a click on a figure does with its first cell. */
type GoToSource = (source: Source) => void;

interface Properties {
  readonly report: { readonly blocks: readonly Block[]; readonly facts: readonly ShownFact[] };
  readonly severalFiles: boolean;
  readonly onSource?: GoToSource;
}

export function ReportPaper({ report, severalFiles, onSource }: Properties) {
  const styles = useStyles();
  const facts = new Map(report.facts.map((fact) => [fact.id, fact]));
  return (
    <article className={styles.paper} lang="zh-CN" data-testid="report">
      {report.blocks.map((block, i) => (
        <ReportBlock key={i} block={block} facts={facts} severalFiles={severalFiles} onSource={onSource} />
      ))}
    </article>
  );
}

interface BlockProperties {
  readonly block: Block;
  readonly facts: ReadonlyMap<string, ShownFact>;
  readonly severalFiles: boolean;
  readonly onSource: GoToSource | undefined;
}

function ReportBlock({ block, facts, severalFiles, onSource }: BlockProperties) {
  const styles = useStyles();
  const inside = block.runs.map((run, i) =>
    "fact" in run ? (
      <FactText key={i} text={run.text} fact={facts.get(run.fact)} severalFiles={severalFiles} onSource={onSource} />
    ) : (
      <span key={i}>{run.text}</span>
    ),
  );
  if (block.type === "title") return <h2 className={styles.title}>{inside}</h2>;
  if (block.type === "heading1") return <h3 className={styles.heading1}>{inside}</h3>;
  if (block.type === "heading2") return <h4 className={styles.heading2}>{inside}</h4>;
  const look = block.type === "signature" || block.type === "date" ? styles.right : block.type === "addressee" ? styles.flush : styles.indent;
  return <p className={look}>{inside}</p>;
}

interface FactProperties extends Pick<BlockProperties, "severalFiles" | "onSource"> {
  readonly text: string;
  readonly fact: ShownFact | undefined;
}

function FactText({ text, fact, severalFiles, onSource }: FactProperties) {
  const say = useSay();
  const styles = useStyles();
  const [first] = fact?.sources ?? [];
  if (!fact || !first) return <span>{text}</span>;
  const places = fact.sources.map((source) => placeName(source, severalFiles));
  const more = fact.sourceCount > places.length ? say("report.sources.more", { count: fact.sourceCount }) : "";
  return (
    <Tooltip content={`${fact.name ?? fact.indicator}：${places.join("，")}${more}`} relationship="description">
      {/* A real button would be a block of its own in the line, and a comma after it could start the next one. */}
      <span
        role="button"
        tabIndex={0}
        className={styles.fact}
        data-testid="fact"
        onClick={() => onSource?.(first)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          onSource?.(first);
        }}
      >
        {text}
      </span>
    </Tooltip>
  );
}
