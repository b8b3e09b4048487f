/**
 * The layer `stage` as one project, the changed stage's own tests first. Left out: tests that reach nearly every line and ask for something else than
 * figures and findings (limits of templates, forms that are written blank and read back, documents); each would cost every mutant seconds.
 */
const path = require("node:path");
const { projects, testTimeout } = require("../../jest.config.js");

module.exports = {
  ...projects.find(({ displayName }) => displayName === "stage"),
  rootDir: path.resolve(__dirname, "../.."),
  testTimeout,
  testSequencer: path.join(__dirname, "sequencer.cjs"),
  testPathIgnorePatterns: ["/test/drafting/(limits|soundness)", "/test/catalogue/", "/test/documents/", "/test/language/planted"],
};
