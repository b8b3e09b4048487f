/** Before the tests that need what is built: jest's `globalSetup`. */
export { buildAll as default } from "./build.mjs";
