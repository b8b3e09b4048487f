/** The pages of the simulated Excel and the simulated Word, into dist/simulator; simulator/server.mjs serves it beside dist/web. */
const path = require("node:path");
const HtmlPlugin = require("html-webpack-plugin");

module.exports = (_env = {}, { mode } = {}) => ({
  name: "simulator",
  target: ["web", "es2022"],
  entry: { simulator: "./simulator/page/index.tsx", word: "./simulator/page/word/index.tsx" },
  output: {
    path: path.resolve(__dirname, "dist/simulator"),
    filename: "[name].[contenthash:8].js",
    chunkFilename: "[name].[contenthash:8].js",
    publicPath: "",
    clean: true,
  },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: "swc-loader",
          options: { jsc: { parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } }, target: "es2022" } },
        },
      },
      { test: /\.css$/, use: ["style-loader", "css-loader"] },
    ],
  },
  plugins: [
    new HtmlPlugin({ template: "./simulator/page/index.html", filename: "index.html", chunks: ["simulator"], scriptLoading: "defer" }),
    new HtmlPlugin({ template: "./simulator/page/word.html", filename: "word.html", chunks: ["word"], scriptLoading: "defer" }),
  ],
  devtool: mode === "production" ? false : "source-map",
  performance: { hints: false },
  cache: {
    type: "filesystem",
    cacheDirectory: path.resolve(__dirname, "node_modules/.cache/webpack-simulator"),
    buildDependencies: { config: [path.resolve(__dirname, "webpack.simulator.js")] },
  },
});
