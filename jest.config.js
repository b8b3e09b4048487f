/** Unit and host tests. Browser tests have a runner of their own. */
module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/test", "<rootDir>/simulator/test"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  // Generous: a test is judged by what it finds, not by how busy the machine is.
  testTimeout: 120_000,
  transform: { "\\.(liquid|tsv|txt)$": "<rootDir>/test/text-transform.js", "\\.(ts|tsx|js|mjs)$": "@swc/jest" },
  // These packages ship ES modules only, which jest's own loader cannot take as they are.
  transformIgnorePatterns: ["/node_modules/(?!(hucre|docx|liquidjs|nanoid|zod|easy-template-x)/)"],
  moduleFileExtensions: ["ts", "tsx", "js", "mjs", "json", "liquid"],
};
