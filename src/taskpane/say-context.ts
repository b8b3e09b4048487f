import { createContext, useContext } from "react";
import { sayIn, type Say } from "./text";

/** The pane's words for every view below. */
export const SayContext = createContext<Say>(sayIn("zh-CN"));
export const useSay = (): Say => useContext(SayContext);
