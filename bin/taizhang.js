#!/usr/bin/env node
require("../dist/cli/taizhang.js")
  .main(process.argv)
  .then((code) => {
    process.exitCode = code;
  });
