/**
 * Node's own zlib, several times as fast as anything in JavaScript; null in a browser. Asked for in this way, a bundler for the browser
 * does not look for it.
 */
// Its type only: nothing of Node is loaded here.
// eslint-disable-next-line no-restricted-imports
import type zlib from "node:zlib";

const host: { readonly process?: { readonly getBuiltinModule?: (id: string) => object | undefined } } = globalThis;

export const nodeZlib = (host.process?.getBuiltinModule?.("node:zlib") as typeof zlib | undefined) ?? null;
