/** Bundles. `cli`: the `taizhang` command and its reading worker for Node; libraries stay in node_modules. */
const path = require("node:path");
const pkg = require("./package.json");

const rules = [
  { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
  { test: /\.(liquid|tsv|txt)$/, type: "asset/source" },
];

const cli = {
  name: "cli",
  target: "node20",
  entry: { taizhang: "./src/cli/main.ts", "read-worker": "./src/cli/read-worker.ts" },
  output: { path: path.resolve(__dirname, "dist/cli"), filename: "[name].js", library: { type: "commonjs2" }, clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: { rules },
  // Node 20.19 and later can require ES modules, so libraries are taken from node_modules as they are.
  externals: [({ request }, done) => (/^[./]|^[A-Za-z]:/.test(request) ? done() : done(null, `commonjs ${request}`))],
  optimization: { minimize: false },
  devtool: "source-map",
  performance: { hints: false },
  cache: { type: "filesystem", cacheDirectory: path.resolve(__dirname, "node_modules/.cache/webpack") },
};

module.exports = () => [cli];
module.exports.version = pkg.version;
