/** The ribbon of either host: a few commands of its own, the add-in's tab as its manifest says, and the simulator's tab. */
import type { ReactNode } from "react";
import type { Desk } from "./desk";
import { AddInGroups, Simulation } from "./ribbon-parts";

export interface RibbonParts {
  /** The host's own commands. */
  readonly home: ReactNode;
  /** Switches of the document on the simulator's tab. */
  readonly states: ReactNode;
}

interface Properties extends RibbonParts {
  readonly controller: Desk;
  readonly extension: string;
  readonly onOpen: () => void;
  readonly onSave: () => void;
}

export function Ribbon({ controller, extension, onOpen, onSave, home, states }: Properties): ReactNode {
  const { addIn } = controller;
  const tabs = ["开始", ...(addIn && addIn.tab !== "开始" ? [addIn.tab] : []), "模拟器"];
  const tab = tabs.includes(controller.tab) ? controller.tab : "开始";
  return (
    <div className="sim-ribbon">
      <div className="sim-tabs" role="tablist" aria-label="功能区">
        <button type="button" className="sim-tab is-file" onClick={onOpen} title={`打开 ${extension} 文件`}>
          打开
        </button>
        <button type="button" className="sim-tab is-file" onClick={onSave} title={`另存为 ${extension} 文件`}>
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
        {tab === "开始" ? home : null}
        {tab === "模拟器" ? <Simulation controller={controller}>{states}</Simulation> : null}
        {addIn && tab === addIn.tab ? <AddInGroups controller={controller} /> : null}
      </div>
    </div>
  );
}
