/** Tests of the changed stage first, then the shortest files. */
const fs = require("node:fs");
const { default: Sequencer } = require("@jest/test-sequencer");

module.exports = class extends Sequencer {
  sort(tests) {
    const own = `/test/${process.env.MUTATED_STAGE ?? ""}/`;
    const rank = ({ path }) => (path.replaceAll("\\", "/").includes(own) ? 0 : 1e9) + fs.statSync(path).size;
    return [...tests].sort((a, b) => rank(a) - rank(b));
  }
};
