/**
 * `npm run samples`: builds samples/build (TypeScript) into node_modules/.cache and runs it.
 *
 *     npm run samples               writes samples/ledgers, settings, truth and the list of planted mistakes
 *     npm run samples -- --golden   also writes what the product makes of them, for review as a diff
 */
import { createRequire } from "node:module";
import path from "node:path";
import webpack from "webpack";

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, "node_modules/.cache");
const output = path.join(cache, "samples");

/** Libraries stay in node_modules, as in the command's own bundle. */
const compiler = webpack({
  mode: "development",
  devtool: "source-map",
  target: "node20",
  context: root,
  entry: { main: "./samples/build/main.ts" },
  output: { path: output, filename: "[name].js", library: { type: "commonjs2" } },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
      { test: /\.(liquid|tsv|txt)$/, type: "asset/source" },
    ],
  },
  externals: [({ request }, done) => (/^[./]|^[A-Za-z]:/.test(request) ? done() : done(null, `commonjs ${request}`))],
  cache: { type: "filesystem", cacheDirectory: path.join(cache, "webpack"), name: "samples" },
});

const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
await new Promise((resolve) => compiler.close(resolve));

await createRequire(import.meta.url)(path.join(output, "main.js")).main(root, process.argv.slice(2));
