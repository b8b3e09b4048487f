/** The layer `stage` as one project, the changed stage's own tests first. */
const { projects, testTimeout } = require("../../jest.config.js");

const { displayName, ...stage } = projects.find(({ displayName: name }) => name === "stage");

module.exports = { ...stage, rootDir: require("node:path").resolve(__dirname, "../.."), testTimeout, testSequencer: `${__dirname}/sequencer.cjs`, displayName };
