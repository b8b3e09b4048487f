/** The server that docs/install.md shows, run over the built folder: what a browser may keep, and who may show the pane in a frame. */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

const root = path.join(__dirname, "../..");
const web = path.join(root, "dist/web");
const hasNginx = spawnSync("nginx", ["-v"]).error === undefined;

/** The indented example of the document. */
function example(): string {
  const text = fs.readFileSync(path.join(root, "docs/install.md"), "utf8");
  const from = text.indexOf("    map $uri");
  const block = /(?: {4}.*\n|\n)+/.exec(text.slice(from))?.[0] ?? "";
  return block.replace(/^ {4}/gm, "");
}

const allFiles = (folder: string, below = ""): string[] =>
  fs.readdirSync(path.join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const name = path.posix.join(below, entry.name);
    return entry.isDirectory() ? allFiles(folder, name) : [name];
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });

(hasNginx ? describe : describe.skip)("the nginx example, served", () => {
  let server: ChildProcess;
  let folder = "";
  let origin = "";

  beforeAll(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "taizhang-nginx-"));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    // Only what a test cannot have is replaced: the address, the certificate, the place of the files.
    const site = example()
      .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
      .replace(/^\s*ssl_certificate.*$/gm, "")
      .replace("root /srv/taizhang;", `root ${web};`);
    const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`).join("\n");
    const head = `daemon off;\nmaster_process off;\npid ${folder}/pid;\nerror_log stderr;\nevents {}\n`;
    fs.writeFileSync(path.join(folder, "nginx.conf"), `${head}http {\naccess_log off;\ninclude /etc/nginx/mime.types;\n${paths}\n${site}\n}\n`);
    server = spawn("nginx", ["-c", path.join(folder, "nginx.conf"), "-e", "stderr"], { stdio: "inherit" });
    for (let answered = false; !answered;) {
      if (server.exitCode !== null) throw new Error("nginx did not take the example");
      answered = await fetch(origin).then(
        () => true,
        () => false,
      );
    }
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    fs.rmSync(folder, { recursive: true });
  });

  test("only files with a hash in their names are kept for good; all others are asked for anew", async () => {
    const kept: string[] = [];
    for (const file of allFiles(web)) {
      const { status, headers } = await fetch(`${origin}/${file}`);
      expect([file, status]).toEqual([file, 200]);
      const cache = headers.get("cache-control") ?? "";
      if (cache.includes("immutable")) kept.push(file);
      else expect([file, cache]).toEqual([file, "no-cache"]);
    }
    expect(kept.filter((file) => !/^[\w-]+\.[0-9a-f]{8}\.js$/.test(file))).toEqual([]);
    expect(kept).toEqual(expect.arrayContaining([expect.stringMatching(/^taskpane\./)]));
  });

  test("the pane may be framed by Office on the web and by itself, by a header, on errors too", async () => {
    for (const page of ["taskpane.html", "no-such-page"]) {
      const { headers } = await fetch(`${origin}/${page}`);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy).toMatch(/^frame-ancestors 'self' https:\/\/\*\.officeapps\.live\.com /);
      expect(policy).not.toMatch(/\*(?: |$)|http:/);
      expect(headers.get("x-frame-options")).toBeNull();
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });
});

test("the example caches by name and not by folder", () => {
  const text = example();
  expect(text).not.toMatch(/location[^\n]*immutable/);
  expect(text).toMatch(/default\s+"no-cache"/);
  expect(text).toContain("frame-ancestors 'self' ");
});
