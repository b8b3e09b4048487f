/**
 * Asks the same of many sheets in one round trip. Chart and macro sheets refuse, with the whole request, and Excel has no property that tells them
 * from worksheets: only where one refuses, the sheets are asked again in halves until it is found.
 */
export async function askSheets<Sheet, Answer>(
  context: Excel.RequestContext,
  sheets: readonly Sheet[],
  ask: (sheet: Sheet) => Answer,
): Promise<{ sheet: Sheet; answer: Answer }[]> {
  const asked = sheets.map((sheet) => ({ sheet, answer: ask(sheet) }));
  try {
    await context.sync();
    return asked;
  } catch (error) {
    if (!(error instanceof OfficeExtension.Error) || error.code !== "UnsupportedSheet" || sheets.length === 0) throw error;
    if (sheets.length === 1) return [];
    const middle = Math.ceil(sheets.length / 2);
    return [...(await askSheets(context, sheets.slice(0, middle), ask)), ...(await askSheets(context, sheets.slice(middle), ask))];
  }
}
