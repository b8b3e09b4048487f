/** Browser tests: the built add-in inside the simulated Excel, in a real Chromium. `npx jest -c test/browser/jest.config.js`. */
const base = require("../../jest.config.js");

module.exports = { ...base, rootDir: "../..", roots: ["<rootDir>/test/browser"], testMatch: ["**/*.browser.ts"], testTimeout: 120_000, maxWorkers: 1 };
