/** The browser tests alone, one at a time: `npx jest -c test/browser/jest.config.js pane-undo`. */
const { projects, testTimeout } = require("../../jest.config.js");

module.exports = { ...projects.find(({ displayName }) => displayName === "browser"), rootDir: "../..", testTimeout, maxWorkers: 1 };
