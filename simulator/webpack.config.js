/** The pages of the simulated Excel and the simulated Word, into dist/simulator of the repository; serve.mjs serves it beside dist/web. */
const path = require("node:path");
const HtmlPlugin = require("html-webpack-plugin");
const swc = require("./swc.json");

const repository = path.resolve(__dirname, "..");

module.exports = (_env = {}, { mode } = {}) => ({
  name: "simulator",
  context: __dirname,
  target: ["web", "es2022"],
  entry: { simulator: "./page/index.tsx", word: "./page/word/index.tsx" },
  output: {
    path: path.join(repository, "dist/simulator"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    publicPath: "",
    clean: true,
  },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "swc-loader", options: swc } },
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
    ],
  },
  plugins: [
    new HtmlPlugin({ template: "./page/index.html", filename: "index.html", chunks: ["simulator"], scriptLoading: "defer" }),
    new HtmlPlugin({ template: "./page/word.html", filename: "word.html", chunks: ["word"], scriptLoading: "defer" }),
  ],
  devtool: mode === "production" ? false : "source-map",
  performance: { hints: false },
  cache: { type: "filesystem", cacheDirectory: path.join(repository, "node_modules/.cache/webpack-simulator"), buildDependencies: { config: [__filename] } },
});
