/**
 * Node's own zlib, several times as fast as anything in JavaScript; null in a browser. Asked for in this way, a bundler for the browser
 * does not look for it.
 */
import type zlib from "node:zlib";

const host: { readonly process?: { readonly getBuiltinModule?: (id: string) => object | undefined } } = globalThis;

export const nodeZlib = (host.process?.getBuiltinModule?.("node:zlib") as typeof zlib | undefined) ?? null;
