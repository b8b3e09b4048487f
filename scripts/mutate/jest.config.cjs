/**
 * The layer `stage` as one project, the changed stage's own tests first. Left out: tests that reach nearly every line and ask for something else than
 * figures and findings (limits of templates, forms that are written blank and read back, documents); each would cost every mutant seconds.
 */
const { projects, testTimeout } = require("../../jest.config.js");

const { displayName, ...stage } = projects.find(({ displayName: name }) => name === "stage");

module.exports = { ...stage, rootDir: require("node:path").resolve(__dirname, "../.."), testTimeout, testSequencer: `${__dirname}/sequencer.cjs`, displayName };
