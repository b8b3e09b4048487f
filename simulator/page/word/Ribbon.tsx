/** Word's ribbon: what a person needs to try an add-in on a document, the add-in's tab, the simulator's tab. */
import type { ReactNode } from "react";
import { tracksChanges } from "../../word/document";
import { AddInGroups, Group, Simulation, Toggle } from "../ribbon-parts";
import type { WordController } from "./controller";

export function Ribbon({
  controller,
  onOpen,
  onSave,
}: {
  readonly controller: WordController;
  readonly onOpen: () => void;
  readonly onSave: () => void;
}): ReactNode {
  const { addIn } = controller;
  const tabs = ["开始", ...(addIn && addIn.tab !== "开始" ? [addIn.tab] : []), "模拟器"];
  const tab = tabs.includes(controller.tab) ? controller.tab : "开始";
  const person = controller.person();
  const review = (
    <>
      <Toggle label="限制编辑" on={person.isProtected()} onChange={(on) => controller.attempt(() => person.protect(on))} />
      <Toggle label="修订" on={tracksChanges(controller.host.document)} onChange={(on) => controller.attempt(() => person.trackChanges(on))} />
    </>
  );
  return (
    <div className="sim-ribbon">
      <div className="sim-tabs" role="tablist" aria-label="功能区">
        <button type="button" className="sim-tab is-file" onClick={onOpen} title="打开 .docx 文件">
          打开
        </button>
        <button type="button" className="sim-tab is-file" onClick={onSave} title="另存为 .docx 文件">
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
        {tab === "开始" ? (
          <>
            <Group label="审阅">{review}</Group>
            <Group label="编辑">
              <span className="sim-note">单击放光标，拖动选中文字，双击段落改文字。</span>
            </Group>
          </>
        ) : null}
        {tab === "模拟器" ? <Simulation controller={controller}>{review}</Simulation> : null}
        {addIn && tab === addIn.tab ? <AddInGroups controller={controller} /> : null}
      </div>
    </div>
  );
}
