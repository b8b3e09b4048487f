/**
 * Serves the add-in (dist/web) and the pages of the simulated Excel and Word (dist/simulator, under /simulator/ and /simulator/word.html) from one https origin, since office.js trusts
 * only https and its own host name. The certificate is made at the start and lives in memory: browsers must be told to accept it
 * (`--ignore-certificate-errors`), people trust one of their own with office-addin-dev-certs. Folders are those below the working directory.
 */
import { createServer } from "node:https";
import { createReadStream, statSync } from "node:fs";
import path from "node:path";
import selfsigned from "selfsigned";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/**
 * @param {{ port?: number, web?: string, folders?: Record<string, string> }} options port 0: any free one; folders: more of them, by path prefix
 * @returns {Promise<{ url: string, port: number, close: () => Promise<void> }>}
 */
export async function serve(options = {}) {
  const folders = { "/simulator/": path.resolve("dist/simulator"), "/samples/": path.resolve("samples"), ...options.folders };
  const web = options.web ?? path.resolve("dist/web");
  const { private: key, cert } = await selfsigned.generate([{ name: "commonName", value: "localhost" }], {
    keySize: 2048,
    algorithm: "sha256",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 2, value: "localhost" }] }],
  });
  const server = createServer({ key, cert }, (request, response) => {
    const file = fileFor(new URL(request.url ?? "/", "https://localhost").pathname, folders, web);
    if (file === null) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("not found");
      return;
    }
    response.writeHead(200, { "Content-Type": types[path.extname(file).toLowerCase()] ?? "application/octet-stream", "Cache-Control": "no-cache" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(options.port ?? 0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `https://localhost:${port}`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve(undefined));
      }),
  };
}

function fileFor(pathname, folders, web) {
  if (pathname === "/" || pathname === "/word.html") return isFile(path.join(folders["/simulator/"], pathname === "/" ? "index.html" : "word.html"));
  const prefix = Object.keys(folders)
    .filter((one) => pathname.startsWith(one))
    .sort((a, b) => b.length - a.length)[0];
  const folder = prefix === undefined ? web : folders[prefix];
  let rest;
  try {
    rest = decodeURIComponent(prefix === undefined ? pathname.slice(1) : pathname.slice(prefix.length));
  } catch {
    return null;
  }
  const file = path.resolve(folder, rest === "" || rest.endsWith("/") ? `${rest}index.html` : rest);
  // Nothing outside the folder.
  return file.startsWith(path.resolve(folder) + path.sep) ? isFile(file) : null;
}

function isFile(file) {
  try {
    return statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}
