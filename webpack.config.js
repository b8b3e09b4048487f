/**
 * Bundles. `cli`: the `taizhang` command and its threads for Node; libraries stay in node_modules.
 * `addin`: the pane and everything that is served with them, office.js included, into dist/web.
 */
const path = require("node:path");
const fs = require("node:fs");
const pkg = require("./package.json");

const rules = [
  { test: /\.tsx?$/, exclude: /node_modules/, use: "swc-loader" },
  { test: /\.(liquid|tsv|txt)$/, type: "asset/source" },
];
const cache = { type: "filesystem", cacheDirectory: path.resolve(__dirname, "node_modules/.cache/webpack"), buildDependencies: { config: [__filename] } };

const cli = {
  name: "cli",
  target: "node20",
  entry: {
    taizhang: "./src/cli/main.ts",
    "read-worker": "./src/cli/read-worker.ts",
    "read-apart": "./src/cli/read-apart.ts",
    "write-worker": "./src/cli/write-worker.ts",
  },
  output: { path: path.resolve(__dirname, "dist/cli"), filename: "[name].js", library: { type: "commonjs2" }, clean: true },
  resolve: { extensions: [".ts", ".tsx", ".js"] },
  module: { rules },
  // Node 20.19 and later can require ES modules, so libraries are taken from node_modules as they are.
  externals: [({ request }, done) => (/^[./]|^[A-Za-z]:/.test(request) ? done() : done(null, `commonjs ${request}`))],
  optimization: { minimize: false },
  devtool: "source-map",
  performance: { hints: false },
  cache,
};

/** Where office.js comes from: our own origin, Microsoft's CDN, or its China CDN (`--env office=cdn|china`). */
const OFFICE = {
  own: { script: "office/office.js", origin: "" },
  cdn: { script: "https://appsforoffice.microsoft.com/lib/1/hosted/office.js", origin: " https://appsforoffice.microsoft.com" },
  china: {
    script: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    origin: " https://appsforoffice.cdn.partner.office365.cn",
  },
};

/** Only our own origin; styles in script are what Fluent UI writes. */
const policyFor = (origin) =>
  [
    "default-src 'none'",
    `script-src 'self'${origin}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${origin}`,
    "worker-src 'self'",
    `frame-src 'self'${origin}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");

/** office.js as Microsoft ships it, without the debug builds and the hosts that this add-in does not run in. */
const OFFICE_FILES =
  /^(office|o15apptofilemappingtable|(excel|word)-(web|win32|winrt|mac|ios|android)-16\.0[01](-core)?|excel-15(\.0[12])?|telemetry.*|otel.*|html2canvas|.*strings)\.js$/i;
const OFFICE_FOLDERS = ["zh-cn", "en-us", "zh-tw", "zh-hk", "telemetry", "ariatelemetry"];

/** What index.html shows before the pane is there: the words of its first screen, for both hosts and languages. */
const firstViews = () =>
  ["zh-CN", "en-US"].flatMap((locale) => {
    const say = JSON.parse(fs.readFileSync(path.resolve(__dirname, `src/taskpane/locale/${locale}.json`), "utf8"));
    const silent = say["plain.no-office.text"];
    const excel = { title: say["start.title"], steps: [say["start.reads"], say["start.checks"], say["start.writes"]], safe: say["start.safe"] };
    const steps = ["draft", "refresh", "check"].map((tab) => say[`word.${tab}.needs`]);
    const word = { title: say["word.title"], steps };
    return [
      { locale, host: "excel", ...excel, connecting: say["start.connecting"], silent },
      { locale, host: "word", ...word, connecting: say["word.connecting"], silent },
    ];
  });

async function addin(env, mode) {
  const office = OFFICE[env.office ?? "own"];
  if (!office) throw new Error(`--env office=${env.office}: choose own, cdn or china`);
  const base = (env.base ?? "https://localhost:3000").replace(/\/+$/, "");
  const CopyPlugin = require("copy-webpack-plugin");
  const HtmlPlugin = require("html-webpack-plugin");
  const TerserPlugin = require("terser-webpack-plugin");
  const policy = policyFor(office.origin);
  const dist = path.resolve(__dirname, "node_modules/@microsoft/office-js/dist");
  const page = (template, filename, chunks) =>
    new HtmlPlugin({
      template,
      filename,
      chunks,
      policy,
      firstViews: firstViews(),
      officeJs: office.script,
      scriptLoading: "defer",
      inject: "head",
      minify: false,
    });
  return {
    name: "addin",
    target: ["web", "es2022"],
    entry: { taskpane: "./src/taskpane/index.tsx" },
    output: {
      path: path.resolve(__dirname, "dist/web"),
      filename: "[name].[contenthash:8].js",
      chunkFilename: "[name].[contenthash:8].js",
      publicPath: "",
      clean: true,
    },
    resolve: { extensions: [".ts", ".tsx", ".js"] },
    module: { rules },
    plugins: [
      page("./src/taskpane/index.html", "taskpane.html", ["taskpane"]),
      new CopyPlugin({
        patterns: [
          { from: "assets/*.png" },
          // As they are: legacy.js must stay ES5.
          { from: "src/taskpane/static/*", to: "[name][ext]", info: { minimized: true } },
          { from: "src/taskpane/help.html", to: "help.html" },
          { from: "NOTICE" },
          { from: "manifest.xml", transform: (text) => text.toString().replaceAll("https://localhost:3000", base) },
          ...(office === OFFICE.own
            ? [
                { from: "*.js", context: dist, to: "office/[name][ext]", filter: (file) => OFFICE_FILES.test(path.basename(file)), info: { minimized: true } },
                ...OFFICE_FOLDERS.filter((folder) => fs.existsSync(path.join(dist, folder))).map((folder) => ({
                  from: path.join(dist, folder),
                  to: `office/${folder}`,
                  filter: (file) => !/debug/.test(file),
                  info: { minimized: true },
                })),
                { from: path.join(dist, "../LICENSE.md"), to: "office/LICENSE.md", noErrorOnMissing: true },
              ]
            : []),
        ],
      }),
    ],
    optimization: { minimizer: [new TerserPlugin({ minify: TerserPlugin.swcMinify, parallel: false, extractComments: false })] },
    devtool: mode === "production" ? false : "source-map",
    performance: { hints: false },
    cache,
    devServer: { port: 3000, server: "https", static: false, hot: false, headers: { "Access-Control-Allow-Origin": "https://localhost:3000" } },
  };
}

module.exports = async (env = {}, { mode } = {}) => [cli, await addin(env, mode)];
module.exports.version = pkg.version;
