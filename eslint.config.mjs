import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";

/** Stages of the journey, in their order: each may import only those before it. */
const stages = ["model", "findings", "language", "catalogue", "reading", "checking", "measuring", "rollup", "locale", "drafting", "verifying", "layout"];
const flow = stages.map((stage, i) => ({
  files: [`src/${stage}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          ...stages
            .slice(i + 1)
            .map((later) => ({ group: [`**/${later}/*`, `**/${later}`], message: `${stage} comes before ${later}: the journey has one direction.` })),
          { group: ["**/hosts/*", "**/hosts", "**/taskpane/*", "**/cli/*", "node:*", "react", "hucre", "docx"], message: "Everything left of hosts/ is pure." },
        ],
      },
    ],
    "no-restricted-globals": ["error", "window", "document", "localStorage", "Office", "Excel", "Word", "process", "Buffer", "fetch"],
    "no-restricted-syntax": [
      "error",
      { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "No clock in a stage: the run's date is an argument." },
      { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "No clock in a stage." },
    ],
  },
}));

export default ts.config(
  { ignores: ["dist", "out", "node_modules", "coverage", "samples/ledgers"] },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  { files: ["**/*.tsx"], plugins: { "react-hooks": hooks }, rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" } },
  {
    files: ["**/*.js", "**/*.mjs", "**/*.cjs"],
    languageOptions: {
      globals: {
        require: "readonly",
        module: "writable",
        process: "readonly",
        __dirname: "readonly",
        __filename: "readonly",
        console: "readonly",
        Buffer: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        performance: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  // Served as they are to whatever browser Office brings.
  {
    files: ["src/taskpane/static/*.js"],
    languageOptions: { sourceType: "script", ecmaVersion: 5, globals: { window: "readonly", document: "readonly" } },
    rules: { "no-var": "off" },
  },
  { files: ["test/**", "bench/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  ...flow,
);
