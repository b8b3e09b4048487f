/** Runs TypeScript of this repository from a script: bundles an entry into node_modules/.cache and requires it. */
import { createRequire } from "node:module";
import path from "node:path";
import webpack from "webpack";

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, "node_modules/.cache");

/**
 * Libraries stay in node_modules, as in the command's own bundle.
 * @param {string} name of the bundle and its cache
 * @param {string} entry path of the .ts file, from the repository's root
 * @returns {Promise<any>} what the entry exports
 */
export async function bundled(name, entry) {
  const output = path.join(cache, name);
  const compiler = webpack({
    mode: "development",
    devtool: "source-map",
    target: "node20",
    context: root,
    entry: { main: `./${entry}` },
    output: { path: output, filename: "[name].js", library: { type: "commonjs2" } },
    resolve: { extensions: [".ts", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
        { test: /\.(liquid|tsv|txt)$/, type: "asset/source" },
      ],
    },
    externals: [({ request }, done) => (/^[./]|^[A-Za-z]:/.test(request) ? done() : done(null, `commonjs ${request}`))],
    cache: { type: "filesystem", cacheDirectory: path.join(cache, "webpack"), name },
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  await new Promise((resolve) => compiler.close(resolve));
  return createRequire(import.meta.url)(path.join(output, "main.js"));
}
