/**
 * Dead code: exports that nobody imports, packages that nobody uses. `knip` looks with tests and tools, `knip --production` at what the product itself
 * reaches: an export that only a test imports is dead, unless its own file needs it or `@internal` says why it is there.
 */
const isProduction = process.argv.includes("--production");

/** @type {import("knip").KnipConfig} */
module.exports = {
  workspaces: {
    ".": {
      entry: [
        // An unmeasured column becomes an indicator: the pane that teaches will call it.
        "src/catalogue/adopt.ts!",
        "src/hosts/browser/{worker,apart-worker}.ts!",
        "src/cli/{main,read-worker,read-apart,write-worker}.ts!",
        "src/taskpane/static/*.js!",
        "scripts/*.mjs",
        "scripts/mutate/*.{mjs,cjs}",
        "scripts/checks-page.ts",
        "bench/*.{mjs,ts}",
        "samples/build/*.ts",
        "test/**/*.{test,browser}.{ts,tsx}",
        "test/**/jest.config.js",
        "test/**/*.cjs",
      ],
      project: ["src/**/*.{ts,tsx,js}!", "test/**/*.{ts,tsx,mjs,js,cjs}", "bench/**/*.{ts,mjs}", "samples/**/*.{ts,mjs}", "scripts/**/*.{ts,mjs,cjs}"],
      ignoreDependencies: ["@microsoft/office-js", "office-addin-cli", "office-addin-dev-certs"],
    },
    simulator: {
      entry: ["{drive,node,node-word}.ts!", "*.mjs", "tools/*.mjs", "test/**/*.test.ts"],
      project: ["**/*.{ts,tsx,mjs}"],
      ignoreDependencies: ["@microsoft/office-js"],
    },
  },
  exclude: ["types"],
  ignoreBinaries: ["nginx", "pdftotext", "soffice"],
  ignoreExportsUsedInFile: isProduction,
};
