/** Light, dark and high contrast, following Office where it tells its theme, the system elsewhere; Chinese fonts first. */
import { teamsHighContrastTheme, webDarkTheme, webLightTheme, type Theme } from "@fluentui/react-components";
import { useEffect, useState } from "react";

const FONTS = "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Segoe UI', system-ui, sans-serif";

const withFonts = (theme: Theme): Theme => ({ ...theme, fontFamilyBase: FONTS, lineHeightBase200: "18px", lineHeightBase300: "22px" });
const themes = { light: withFonts(webLightTheme), dark: withFonts(webDarkTheme), contrast: withFonts(teamsHighContrastTheme) };

const isDark = (color: string): boolean => {
  const [r = 255, g = 255, b = 255] = [1, 3, 5].map((i) => parseInt(color.slice(i, i + 2), 16));
  // Rec. 709 luma.
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
};

function current(): keyof typeof themes {
  if (window.matchMedia?.("(forced-colors: active)").matches) return "contrast";
  const background = typeof Office !== "undefined" ? Office.context?.officeTheme?.bodyBackgroundColor : undefined;
  if (background && /^#[0-9a-f]{6}$/i.test(background)) return isDark(background) ? "dark" : "light";
  return window.matchMedia?.("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** The theme of now; changes with the system. (Office raises its own event only above the floor that we hold.) */
export function useTheme(): Theme {
  const [name, setName] = useState(current);
  useEffect(() => {
    const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => window.matchMedia?.(query)).filter(Boolean);
    const update = () => setName(current());
    for (const query of queries) query.addEventListener("change", update);
    return () => queries.forEach((query) => query.removeEventListener("change", update));
  }, []);
  return themes[name];
}
