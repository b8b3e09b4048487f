#!/usr/bin/env node
const fs = require("node:fs");
const path = require("node:path");

const built = path.resolve(__dirname, "../dist/cli/taizhang.js");
if (fs.existsSync(built)) {
  require(built)
    .main(process.argv)
    .then((code) => {
      process.exitCode = code;
    });
} else {
  process.stderr.write("台账通命令还没有生成，请先运行 npm ci 或 npm run build:cli。The command is not built yet: run npm ci or npm run build:cli.\n");
  process.exitCode = 2;
}
