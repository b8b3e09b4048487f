/** Excel's own commands on the ribbon, as far as trying an add-in needs them, and the states that the simulator's tab can set. */
import type { ReactNode } from "react";
import { format } from "../excel/book/format-cells";
import { merge, unmerge } from "../excel/book/merges";
import { styleAt } from "../excel/book/sheet";
import type { StylePatch } from "../excel/book/style";
import type { Controller } from "./controller";
import { Group, Toggle } from "./ribbon-parts";

export function ExcelStates({ controller }: { readonly controller: Controller }): ReactNode {
  const { host } = controller;
  const sheet = controller.book().active;
  return (
    <>
      <Toggle
        label="单元格编辑中"
        on={host.state.cellEditing}
        onChange={(on) => (on ? ((host.state.cellEditing = true), controller.changed()) : (host.leaveCellEditing(), controller.changed()))}
      />
      <Toggle
        label="保护此表"
        on={sheet.protection.on}
        onChange={(on) => {
          sheet.protection = { on, password: null, options: {} };
          controller.changed();
        }}
      />
    </>
  );
}

export function ExcelHome({ controller }: { readonly controller: Controller }): ReactNode {
  const book = controller.book();
  const { sheet, areas } = book.selection;
  const area = areas[0] ?? { top: 0, left: 0, bottom: 0, right: 0 };
  const style = styleAt(sheet, area.top, area.left);
  const apply = (patch: StylePatch): void => void controller.attempt(() => format(book, sheet, area, patch));
  const toggle = (label: string, title: string, on: boolean, patch: StylePatch, css?: string): ReactNode => (
    <button type="button" className={`sim-small ${on ? "is-on" : ""}`} title={title} aria-pressed={on} onClick={() => apply(patch)}>
      <span className={css}>{label}</span>
    </button>
  );
  const merged = sheet.merges.find((one) => one.top === area.top && one.left === area.left);
  return (
    <>
      <Group label="字体">
        <select aria-label="字号" value={style.fontSize} onChange={(event) => apply({ fontSize: Number(event.target.value) })}>
          {[...new Set([9, 10, 10.5, 11, 12, 14, 16, 18, 20, 22, style.fontSize])]
            .sort((a, b) => a - b)
            .map((one) => (
              <option key={one}>{one}</option>
            ))}
        </select>
        {toggle("B", "加粗", style.bold, { bold: !style.bold }, "is-b")}
        {toggle("I", "倾斜", style.italic, { italic: !style.italic }, "is-i")}
        {toggle("U", "下划线", style.underline !== "None", { underline: style.underline === "None" ? "Single" : "None" }, "is-u")}
        <label className="sim-color" title="填充颜色">
          <input
            type="color"
            value={style.fill ?? "#ffffff"}
            onChange={(event) => apply({ fill: event.target.value.toUpperCase(), pattern: "Solid" })}
            aria-label="填充颜色"
          />
        </label>
        <label className="sim-color" title="字体颜色">
          <input type="color" value={style.fontColor} onChange={(event) => apply({ fontColor: event.target.value.toUpperCase() })} aria-label="字体颜色" />
        </label>
      </Group>
      <Group label="对齐方式">
        {toggle("左", "左对齐", style.horizontal === "Left", { horizontal: "Left" })}
        {toggle("中", "居中", style.horizontal === "Center", { horizontal: "Center" })}
        {toggle("右", "右对齐", style.horizontal === "Right", { horizontal: "Right" })}
        {toggle("换行", "自动换行", style.wrap, { wrap: !style.wrap })}
        <button
          type="button"
          className={`sim-small ${merged ? "is-on" : ""}`}
          title="合并后居中"
          onClick={() => controller.attempt(() => (merged ? unmerge(book, sheet, merged) : merge(book, sheet, area, false)))}
        >
          合并
        </button>
      </Group>
      <Group label="数字">
        <select aria-label="数字格式" value={style.numberFormat} onChange={(event) => apply({ numberFormat: event.target.value })}>
          {[...new Set(["General", "@", "0", "0.00", "#,##0", "0%", "0.0%", "yyyy/m/d", 'yyyy"年"m"月"d"日"', style.numberFormat])].map((code) => (
            <option key={code} value={code}>
              {{
                General: "常规",
                "@": "文本",
                "0": "整数",
                "0.00": "两位小数",
                "#,##0": "千位分隔",
                "0%": "百分比",
                "0.0%": "百分比 0.0",
                "yyyy/m/d": "短日期",
                'yyyy"年"m"月"d"日"': "长日期",
              }[code] ?? code}
            </option>
          ))}
        </select>
      </Group>
    </>
  );
}
