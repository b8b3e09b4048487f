/**
 * The order of the journey, in this one place: a folder of src/ imports only folders before it. eslint's rule is made from it, and so is the line of
 * the READMEs (`npm run docs`). Everything before `hosts` is pure: no Office.js, no file system, no DOM, no clock.
 */
export const pureStages = [
  "model",
  "language",
  "findings",
  "catalogue",
  "reading",
  "checking",
  "measuring",
  "rollup",
  "figures",
  "locale",
  "drafting",
  "results",
  "layout",
  "formats",
  "documents",
  "app",
];

export const stages = [...pureStages, "hosts", "taskpane", "cli"];

/** The line of the READMEs. */
export const stagesLine = `    src/${pureStages.join(" → ")} → hosts → taskpane, cli`;
