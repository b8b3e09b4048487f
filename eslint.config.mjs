import js from "@eslint/js";
import hooks from "eslint-plugin-react-hooks";
import ts from "typescript-eslint";
import { pureStages, stages } from "./scripts/stages.mjs";
import { patternsLeft, wordListInPattern } from "./scripts/word-lists.mjs";

const clockless = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "No clock in a stage: the run's date is an argument." },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "No clock in a stage." },
  { selector: "Identifier[name='performance']", message: "No clock in a stage." },
];

/** Lists of words are data (src/language/words), a pattern around them is grammar: `wordPattern`. */
const wordLists = {
  selector: `Literal[regex.pattern=/${wordListInPattern}/]`,
  message: "A list of words in a pattern: put it into src/language/words and use wordPattern.",
};

/** Files with functions that are still longer or more branched than the house allows. None comes in. */
const stillLarge = [
  ...["areas", "records"].map((name) => `src/reading/resolve/${name}.ts`),
  ...["body", "columns-by-data", "columns", "header-rows", "header", "ledger", "matter", "preamble", "turned"].map((name) => `src/reading/sheet/${name}.ts`),
  ...["page/**", "protocol/frame", "word/common-api", "word/objects/place", "word/package/package", "word/person", "word/text/edit"].map(
    (name) => `simulator/${name}.ts?(x)`,
  ),
];
const sizes = {
  complexity: ["error", 20],
  "max-lines-per-function": ["error", { max: 60, skipComments: true, skipBlankLines: true }],
  "max-lines": ["error", 300],
};

/** Whatever stands before hosts/ is pure. */
const impure = { group: ["react", "react-dom", "@fluentui/*", "node:*", "@microsoft/*"], message: "Everything before hosts/ is pure." };

/** Each stage imports only those before it. */
const flow = stages.map((stage, at) => ({
  files: [`src/${stage}/**/*.ts`, `src/${stage}/**/*.tsx`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          // Pane and command are both last: neither knows of the other.
          ...[...stages.slice(at + 1), ...(stage === "cli" ? ["taskpane"] : [])].map((later) => ({
            group: [`**/${later}/*`, `**/${later}`, `!./${later}`, `!./**`],
            message: `${stage} comes before ${later}: the journey has one direction.`,
          })),
          ...(pureStages.includes(stage) ? [impure] : []),
        ],
      },
    ],
    ...(pureStages.includes(stage)
      ? {
          "no-restricted-globals": [
            "error",
            "window",
            "document",
            "localStorage",
            "Office",
            "Excel",
            "Word",
            "process",
            "Buffer",
            "fetch",
            "setTimeout",
            "navigator",
            "self",
          ],
          "no-restricted-syntax": ["error", ...clockless, wordLists],
        }
      : { "no-restricted-syntax": ["error", wordLists] }),
  },
}));

/** Not in a stage's folder, and of none: no code may hide from the rules. */
const strays = {
  files: ["src/*.ts", "src/*.tsx"],
  ignores: ["src/*.d.ts"],
  rules: { "no-restricted-syntax": ["error", { selector: "Program", message: "src/ holds folders of stages only (scripts/stages.mjs)." }] },
};

export default ts.config(
  { ignores: ["dist", "out", ".stryker-tmp", "node_modules", "coverage", "samples/ledgers"] },
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
  { files: ["test/**", "simulator/test/**", "bench/**"], rules: { "@typescript-eslint/no-non-null-assertion": "off" } },
  // A package of its own: what it needs of the computer or of an add-in is handed in.
  {
    files: ["simulator/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["**/src/**", "**/samples/**", "**/bench/**", "**/scripts/**"], message: "The simulator knows no add-in: hand it in." }] },
      ],
    },
  },
  ...flow,
  { files: Object.keys(patternsLeft), rules: { "no-restricted-syntax": ["error", ...clockless] } },
  strays,
  { files: ["src/**/*.ts?(x)", "simulator/**/*.ts?(x)"], ignores: ["simulator/test/**", ...stillLarge], rules: sizes },
);
