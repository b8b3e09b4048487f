export function manifestProblems(xml: string, context: { version: string; web?: string }): string[];
