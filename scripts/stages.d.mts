export const pureStages: readonly string[];
export const stages: readonly string[];
export const stagesLine: string;
