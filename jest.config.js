/**
 * Tests in layers, each a jest project with a name: `npx jest --selectProjects stage`, `npx jest test/checking` as usual.
 * - stage: pure code, each stage by itself; what to run while working.
 * - town: whole towns through all stages: samples, seeds, goldens, dressed-up ledgers.
 * - host: office.js in the simulated Excel and Word, formats (with LibreOffice where it is there), the command, what the panes are made of.
 * - browser: the built add-in in a real Chromium.
 */
const fs = require("node:fs");
const path = require("node:path");

const layers = {
  stage: [
    ...["model", "language", "findings", "figures", "catalogue", "reading", "checking", "measuring", "rollup", "locale"],
    ...["drafting", "results", "layout", "documents", "builders"],
  ],
  town: ["samples", "seeds", "conservation", "fuzz"],
  host: ["formats", "app", "hosts", "taskpane", "cli", "office", "docs"],
  browser: ["browser"],
};

const stray = fs.readdirSync(path.join(__dirname, "test"), { recursive: true }).find((file) => {
  const [folder] = file.split(path.sep);
  return /\.(test|browser)\.tsx?$/.test(file) && !Object.values(layers).flat().includes(folder);
});
if (stray) throw new Error(`test/${stray} is in no layer: name its folder in jest.config.js`);

const project = (displayName, more = {}) => ({
  displayName,
  testEnvironment: "node",
  roots: ["<rootDir>/test", "<rootDir>/simulator"],
  testMatch: layers[displayName].map((folder) => `<rootDir>/test/${folder}/**/*.test.ts?(x)`),
  transform: { "\\.(liquid|tsv|txt)$": "<rootDir>/test/text-transform.js", "\\.(ts|tsx|js|mjs)$": "@swc/jest" },
  // These packages ship ES modules only, which jest's own loader cannot take as they are.
  transformIgnorePatterns: ["/node_modules/(?!(hucre|docx|liquidjs|nanoid|zod|easy-template-x)/)"],
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "json", "liquid"],
  ...more,
});

// A few of them run the built command: `npm run test:host` builds it first.
const hosts = project("host");

module.exports = {
  // Generous: a test is judged by what it finds, not by how busy the machine is.
  testTimeout: 120_000,
  projects: [
    project("stage"),
    project("town"),
    { ...hosts, testMatch: [...hosts.testMatch, "<rootDir>/simulator/test/**/*.test.ts"] },
    project("browser", {
      testMatch: ["<rootDir>/test/browser/**/*.browser.ts"],
      setupFilesAfterEnv: ["<rootDir>/test/browser/one-browser.ts"],
      globalSetup: "<rootDir>/scripts/built.mjs",
    }),
  ],
};
