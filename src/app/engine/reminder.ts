/**
 * 催报: the text for the group chat. First what 汇总·报送 says of who is missing, then who has something to correct and in which cells. Places only:
 * what stands in the cells may name people, and the chat is read by everybody.
 */
import { reminder } from "../../layout/completeness-sheet";
import { sheetFrameOf } from "../../layout/frame";
import type { Catalogue } from "../../model/indicator";
import type { Outcome } from "../pipeline";

/** Cells named for one village; the pane and 汇总·问题 have all of them. */
const PLACES_SHOWN = 6;

/** In Chinese whatever the pane speaks, as the sheets are: it goes to the villages. */
export function reminderText({ rollUp, findings, areas, town }: Outcome, catalogue: Catalogue, today: string): string {
  // A name that is on no list is the town's own to put right, and so is what stands in the town's own ledgers.
  const asked = new Set(areas.filter((area) => area.unlisted !== true && area.name !== town).map((area) => area.name));
  const places = new Map<string, Set<string>>();
  for (const { severity, explained, area, sheet, cell } of findings)
    if (severity === "error" && explained === undefined && area !== undefined && asked.has(area))
      places.set(area, (places.get(area) ?? new Set()).add(cell === "" ? sheet : `${sheet} ${cell}`));
  const lines = [...places].map(([area, cells], i) => `${i + 1}. ${area}：${listed([...cells])}`);
  return [
    ...reminder(sheetFrameOf({ rollUp, findings, catalogue, today })),
    ...(lines.length > 0 ? ["以下单位报来的台账有错误，请更正：", ...lines] : []),
  ].join("\n");
}

const listed = (cells: readonly string[]): string => cells.slice(0, PLACES_SHOWN).join("、") + (cells.length > PLACES_SHOWN ? `等${cells.length}处` : "");
