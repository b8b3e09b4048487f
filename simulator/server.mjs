/** `node simulator/server.mjs [--port 3000]`: serves the add-in and the simulated Excel until it is stopped. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";

process.chdir(path.resolve(path.dirname(fileURLToPath(import.meta.url)), ".."));
const at = process.argv.indexOf("--port");
const { url } = await serve({ port: at > 0 ? Number(process.argv[at + 1]) : 3000 });
console.log(`${url}/simulator/`);
