/** The ribbon: a few commands of Excel's own, the add-in's tab as its manifest says, and the simulator's tab. */
import { useState, type ReactNode } from "react";
import { format } from "../excel/book/changes";
import { styleAt } from "../excel/book/sheet";
import { merge, unmerge } from "../excel/book/changes";
import type { StylePatch } from "../excel/book/style";
import { presets, type PresetName } from "../protocol/requirements";
import type { Controller } from "./controller";
import type { RibbonButton } from "./manifest";
import { runButton } from "./run-button";

export function Ribbon({
  controller,
  onOpen,
  onSave,
}: {
  readonly controller: Controller;
  readonly onOpen: () => void;
  readonly onSave: () => void;
}): ReactNode {
  const { addIn } = controller;
  const own = addIn && addIn.tab !== "开始" ? [addIn.tab] : [];
  const tabs = ["开始", ...own, "模拟器"];
  const tab = tabs.includes(controller.tab) ? controller.tab : "开始";
  return (
    <div className="sim-ribbon">
      <div className="sim-tabs" role="tablist" aria-label="功能区">
        <button type="button" className="sim-tab is-file" onClick={onOpen} title="打开 .xlsx 文件">
          打开
        </button>
        <button type="button" className="sim-tab is-file" onClick={onSave} title="另存为 .xlsx 文件">
          另存为
        </button>
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === tab}
            className={`sim-tab ${name === tab ? "is-active" : ""}`}
            onClick={() => controller.set({ tab: name })}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="sim-commands" role="tabpanel" aria-label={tab}>
        {tab === "开始" ? <Home controller={controller} /> : null}
        {tab === "模拟器" ? <Simulation controller={controller} /> : null}
        {addIn && tab === addIn.tab
          ? addIn.groups.map((group) => (
              <Group key={group.label} label={group.label}>
                {group.buttons.map((button) => (
                  <AddInButton key={button.id} controller={controller} button={button} />
                ))}
              </Group>
            ))
          : null}
      </div>
    </div>
  );
}

function Group({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="sim-group" role="group" aria-label={label}>
      <div className="sim-group-body">{children}</div>
      <div className="sim-group-label">{label}</div>
    </div>
  );
}

function AddInButton({ controller, button }: { readonly controller: Controller; readonly button: RibbonButton }): ReactNode {
  const [broken, setBroken] = useState(false);
  return (
    <button type="button" className="sim-big" title={button.tip || button.label} data-control={button.id} onClick={() => void runButton(controller, button)}>
      {button.icon && !broken ? (
        <img src={button.icon} alt="" width={32} height={32} onError={() => setBroken(true)} />
      ) : (
        <span className="sim-big-icon">{button.label.slice(0, 1)}</span>
      )}
      <span>{button.label}</span>
    </button>
  );
}

function Home({ controller }: { readonly controller: Controller }): ReactNode {
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
          <input type="color" value={style.fill ?? "#ffffff"} onChange={(event) => apply({ fill: event.target.value.toUpperCase() })} aria-label="填充颜色" />
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

const failures: readonly (readonly [string, string])[] = [
  ["GeneralException", "一般错误"],
  ["Timeout", "超时"],
  ["RequestAborted", "请求中断"],
  ["InvalidOrTimedOutSession", "会话过期"],
  ["ActivityLimitReached", "活动过多"],
];

function Simulation({ controller }: { readonly controller: Controller }): ReactNode {
  const [sync, setSync] = useState(1);
  const [code, setCode] = useState("GeneralException");
  const [after, setAfter] = useState("0");
  const { host } = controller;
  const sheet = controller.book().active;
  const waiting = host.faults.waiting();
  const kilobytes = (bytes: number): string => (bytes > 1_000_000 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${(bytes / 1024).toFixed(0)} KB`);
  return (
    <>
      <Group label="模拟哪个 Office">
        <select aria-label="Office 版本" value={controller.preset} onChange={(event) => controller.choosePreset(event.target.value as PresetName)}>
          {Object.entries(presets).map(([name, preset]) => (
            <option key={name} value={name}>
              {preset.name}（ExcelApi {preset.sets.ExcelApi}）
            </option>
          ))}
        </select>
      </Group>
      <Group label="让同步出错">
        <label>
          第
          <input type="number" min={1} max={99} value={sync} onChange={(event) => setSync(Number(event.target.value))} aria-label="第几次同步" />次
        </label>
        <select aria-label="错误" value={code} onChange={(event) => setCode(event.target.value)}>
          {failures.map(([name, label]) => (
            <option key={name} value={name}>
              {label}
            </option>
          ))}
        </select>
        <select aria-label="何时" value={after} onChange={(event) => setAfter(event.target.value)}>
          <option value="0">未执行</option>
          <option value="half">执行一半</option>
          <option value="all">执行完</option>
        </select>
        <button
          type="button"
          className="sim-small"
          onClick={() => controller.addFault({ sync, error: code, after: after === "all" ? "all" : after === "half" ? 20 : 0 })}
        >
          安排
        </button>
        <button type="button" className="sim-small" onClick={() => controller.addFault({ sync, delay: 3000 })}>
          慢 3 秒
        </button>
        {waiting.length > 0 ? <span className="sim-note">待发生：{waiting.map((fault) => `第 ${fault.sync} 次`).join("、")}</span> : null}
      </Group>
      <Group label="状态">
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
        <Toggle
          label="已关闭"
          on={host.state.closed}
          onChange={(on) => {
            host.state.closed = on;
            controller.changed();
          }}
        />
        <Toggle
          label="网络慢 300 毫秒"
          on={host.state.latency > 0}
          onChange={(on) => {
            host.state.latency = on ? 300 : 0;
            controller.changed();
          }}
        />
      </Group>
      <Group label="外观">
        <button type="button" className="sim-small" onClick={() => controller.set({ theme: controller.theme === "dark" ? "light" : "dark" })}>
          {controller.theme === "dark" ? "浅色" : "深色"}
        </button>
        <select aria-label="界面语言" value={controller.locale} onChange={(event) => controller.chooseLocale(event.target.value)}>
          <option value="zh-CN">中文</option>
          <option value="en-US">English</option>
        </select>
      </Group>
      <Group label="计数">
        <span className="sim-note" data-testid="counters">
          同步 {host.counters.syncs} 次 · 发出 {kilobytes(host.counters.requestBytes)}（最大 {kilobytes(host.counters.largestRequest)}） · 收到{" "}
          {kilobytes(host.counters.responseBytes)}
        </span>
        <button type="button" className="sim-small" onClick={controller.reset}>
          全部复位
        </button>
      </Group>
    </>
  );
}

function Toggle({ label, on, onChange }: { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void }): ReactNode {
  return (
    <label className="sim-toggle">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
