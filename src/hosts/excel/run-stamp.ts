/** Which run the open workbook is of, where the command wrote it (汇总.xlsx). */
import { STAMP, STAMP_PROPERTY } from "../../results/stamp";

/** @returns null where it does not say */
export async function readRunStamp(context: Excel.RequestContext): Promise<string | null> {
  const property = context.workbook.properties.custom.getItemOrNullObject(STAMP_PROPERTY);
  property.load("value");
  await context.sync();
  if (property.isNullObject) return null;
  const value = String(property.value);
  return STAMP.test(value) ? value : null;
}
