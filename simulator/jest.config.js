/** Tests of the simulator by itself: `npm test -w simulator`. Those of the repository run them too. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test"],
  testMatch: ["**/*.test.ts"],
  testTimeout: 120_000,
  transform: { "\\.(ts|tsx|js|mjs)$": ["@swc/jest", require("./swc.json")] },
  // hucre ships ES modules only, which jest's own loader cannot take as they are.
  transformIgnorePatterns: ["/node_modules/(?!hucre/)"],
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "json"],
};
