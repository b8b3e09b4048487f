/** A column before anybody knows what it is: its names and what it holds. */
import type { ColumnData } from "./column-data";
import type { Field } from "../../model/indicator";

export interface ColumnInput {
  readonly index: number;
  readonly path: readonly string[];
  readonly data: ColumnData;
}

/** Words among which Chinese numerals stand (两万余份, 百余人): still a column of quantities. */
export const hasNumerals = (data: ColumnData): boolean =>
  share(data.sample, (text) => /[\d０-９零〇一二两三四五六七八九十百千万亿几数半壹贰叁肆伍陆柒捌玖拾佰仟无]/.test(text)) >= 0.5;

export const share = (texts: readonly string[], holds: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(holds).length / texts.length;

export const isMeasured = (field: Field): boolean => field.type === "quantity" || field.type === "rate";
