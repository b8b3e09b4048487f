/**
 * Loaded before the command (`node --require`): counts what it does with files, and kills it at one of these points with a signal that cannot be caught.
 * KILL_BELOW: the folder whose operations count. KILL_AT: the point's name, or none to list all points in KILL_LIST.
 * A point is an operation on a file, and whether it is before it, after it, or in the middle of what it writes.
 */
const fs = require("node:fs");
const files = require("node:fs/promises");
const path = require("node:path");

const { KILL_BELOW: below = "", KILL_AT: at = "", KILL_LIST: list = "" } = process.env;
/** Processes and machines have other numbers each time. */
const named = (file) => (path.relative(below, String(file)) || ".").replace(/(\.taizhang)-[0-9a-f]{8}-\d+/, "$1");
const counts = (file) => typeof file === "string" && (file === below || file.startsWith(below + path.sep));

const seen = new Map();
function point(name) {
  const times = (seen.get(name) ?? 0) + 1;
  seen.set(name, times);
  const full = times === 1 ? name : `${name} #${times}`;
  if (list !== "") fs.appendFileSync(list, `${full}\n`);
  if (full === at) {
    process.kill(process.pid, "SIGKILL");
    // Nothing more is done until the signal is there.
    for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  }
}

function wholeOf(data) {
  if (typeof data === "string") return Buffer.from(data);
  return data instanceof Uint8Array ? Buffer.from(data.buffer, data.byteOffset, data.byteLength) : Buffer.concat([...data]);
}

const [writeFile, open] = [files.writeFile, files.open];
for (const name of ["mkdir", "writeFile", "copyFile", "rename", "rm", "rmdir", "unlink", "readdir", "readFile"]) {
  const original = files[name];
  files[name] = async (first, ...rest) => {
    const file = (name === "copyFile" || name === "rename") && typeof rest[0] === "string" && counts(rest[0]) ? rest[0] : first;
    if (!counts(file)) return original.call(files, first, ...rest);
    const label = `${name} ${named(file)}`;
    point(`before ${label}`);
    if (name === "writeFile" && `half of ${label}` === at) {
      const whole = wholeOf(rest[0]);
      await writeFile.call(files, file, whole.subarray(0, whole.length >> 1));
    }
    if (name === "copyFile" && `half of ${label}` === at) {
      const whole = fs.readFileSync(first);
      fs.writeFileSync(file, whole.subarray(0, whole.length >> 1));
    }
    if (name === "writeFile" || name === "copyFile") point(`half of ${label}`);
    const answer = await original.call(files, first, ...rest);
    point(`after ${label}`);
    return answer;
  };
}
// Folders that are opened are written out.
files.open = async (file, ...rest) => {
  if (counts(file)) point(`before sync ${named(file)}`);
  return open.call(files, file, ...rest);
};
