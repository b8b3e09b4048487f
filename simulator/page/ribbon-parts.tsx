/** Parts of the ribbon that both pages show: groups, the add-in's own buttons, and the simulator's commands. */
import { useState, type ReactNode } from "react";
import { presets, type PresetName } from "../protocol/requirements";
import type { Desk } from "./desk";
import type { RibbonButton } from "./manifest";
import { runButton } from "./run-button";

/** The add-in's groups as its manifest says. */
export function AddInGroups({ controller }: { readonly controller: Desk }): ReactNode {
  return controller.addIn?.groups.map((group) => (
    <Group key={group.label} label={group.label}>
      {group.buttons.map((button) => (
        <AddInButton key={button.id} controller={controller} button={button} />
      ))}
    </Group>
  ));
}

export function Group({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="sim-group" role="group" aria-label={label}>
      <div className="sim-group-body">{children}</div>
      <div className="sim-group-label">{label}</div>
    </div>
  );
}

function AddInButton({ controller, button }: { readonly controller: Desk; readonly button: RibbonButton }): ReactNode {
  const [broken, setBroken] = useState(false);
  return (
    <button
      type="button"
      className="sim-big"
      title={button.tip || button.label}
      data-control={button.id}
      disabled={controller.dimmed.has(button.id)}
      onClick={() => void runButton(controller, button)}
    >
      {button.icon && !broken ? (
        <img src={button.icon} alt="" width={32} height={32} onError={() => setBroken(true)} />
      ) : (
        <span className="sim-big-icon">{button.label.slice(0, 1)}</span>
      )}
      <span>{button.label}</span>
    </button>
  );
}

const failures: readonly (readonly [string, string])[] = [
  ["GeneralException", "一般错误"],
  ["Timeout", "超时"],
  ["RequestAborted", "请求中断"],
  ["InvalidOrTimedOutSession", "会话过期"],
  ["ActivityLimitReached", "活动过多"],
];

/** The simulator's tab: which Office, faults, states (the host's own as children), look, counters. */
export function Simulation({ controller, children }: { readonly controller: Desk; readonly children: ReactNode }): ReactNode {
  const [sync, setSync] = useState(1);
  const [code, setCode] = useState("GeneralException");
  const [after, setAfter] = useState("0");
  const { host } = controller;
  const waiting = host.faults.waiting();
  const kilobytes = (bytes: number): string => (bytes > 1_000_000 ? `${(bytes / 1_048_576).toFixed(1)} MB` : `${(bytes / 1024).toFixed(0)} KB`);
  return (
    <>
      <Group label="模拟哪个 Office">
        <select aria-label="Office 版本" value={controller.preset} onChange={(event) => controller.choosePreset(event.target.value as PresetName)}>
          {Object.entries(presets).map(([name, preset]) => (
            <option key={name} value={name}>
              {preset.name}（{controller.hostName}Api {controller.hostName === "Excel" ? preset.sets.ExcelApi : preset.sets.WordApi}）
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
        {children}
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

export function Toggle({ label, on, onChange }: { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void }): ReactNode {
  return (
    <label className="sim-toggle">
      <input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
