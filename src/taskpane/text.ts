/** The pane's own words, in the language that Office shows: zh-CN first, en-US complete. A test holds that both have the same keys. */
import type { Locale } from "../locale";
import en from "./locale/en-US.json";
import zh from "./locale/zh-CN.json";

const tables: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { "zh-CN": zh, "en-US": en };

export type Say = (key: keyof typeof zh, params?: Readonly<Record<string, string | number>>) => string;

/** Chinese unless Office's display language is something other than Chinese. */
export const localeFor = (displayLanguage: string): Locale => (/^zh/i.test(displayLanguage) || displayLanguage === "" ? "zh-CN" : "en-US");

/** @returns the function that says a key of the tables, with `{name}` filled in */
export function sayIn(locale: Locale): Say {
  const table = tables[locale];
  return (key, params = {}) => (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
