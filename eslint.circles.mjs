/**
 * The second part of `npm run lint`: no file is imported by itself through others. Types may lead in circles, values may not. A run of its own, since it
 * follows every import of a file and needs no other rule.
 */
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import ts from "typescript-eslint";

export default ts.config({
  files: ["**/*.ts", "**/*.tsx"],
  languageOptions: { parser: ts.parser },
  // What is switched off elsewhere by name is not known here.
  linterOptions: { reportUnusedDisableDirectives: "off" },
  plugins: { "import-x": importX },
  settings: { "import-x/extensions": [".ts", ".tsx"], "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx", ".js", ".mjs", ".json"] })] },
  rules: { "import-x/no-cycle": ["error", { ignoreExternal: true }] },
});
