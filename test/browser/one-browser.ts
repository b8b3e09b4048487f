/** One browser for all tests of a file: starting one takes as long as half a test. */
import { shareBrowser } from "../../simulator/drive";

const close = shareBrowser();
afterAll(close);
