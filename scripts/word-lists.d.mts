export const wordListInPattern: string;
export const patternsLeft: Readonly<Record<string, number>>;
