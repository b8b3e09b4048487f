/** TypeScript of this repository for scripts: bundled into node_modules/.cache, and required from there. */
import { createRequire } from "node:module";
import path from "node:path";
import webpack from "webpack";

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, "node_modules/.cache");

/**
 * Bundles TypeScript for Node. Libraries stay in node_modules, as in the command's own bundle.
 * @param {string} name of the bundle and its cache
 * @param {Record<string, string>} entry paths of the .ts files, from the repository's root, by the name that each is to have
 * @param {"development" | "production"} mode production: as the command is built
 * @returns {Promise<string>} the folder with a .js file for each
 */
export async function bundle(name, entry, mode) {
  const output = path.join(cache, name);
  const compiler = webpack({
    mode,
    devtool: "source-map",
    target: "node20",
    context: root,
    entry: Object.fromEntries(Object.entries(entry).map(([file, source]) => [file, `./${source}`])),
    output: { path: output, filename: "[name].js", library: { type: "commonjs2" } },
    resolve: { extensions: [".ts", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
        { test: /\.(liquid|tsv|txt)$/, type: "asset/source" },
      ],
    },
    externals: [({ request }, done) => (/^[./]|^[A-Za-z]:/.test(request) ? done() : done(null, `commonjs ${request}`))],
    optimization: { minimize: false },
    performance: { hints: false },
    cache: { type: "filesystem", cacheDirectory: path.join(cache, "webpack"), name },
  });
  const stats = await new Promise((resolve, reject) => compiler.run((error, result) => (error ? reject(error) : resolve(result))));
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  await new Promise((resolve) => compiler.close(resolve));
  return output;
}

/**
 * @param {string} name of the bundle and its cache
 * @param {string} entry path of the .ts file, from the repository's root
 * @returns {Promise<any>} what the entry exports
 */
export async function bundled(name, entry) {
  const output = await bundle(name, { main: entry }, "development");
  return createRequire(import.meta.url)(path.join(output, "main.js"));
}
