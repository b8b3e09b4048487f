/**
 * Services that office.js asks the page around it for, not the document: its own at the start does nothing that an add-in sees; those of the shared
 * runtime and of the ribbon do. On the web such requests are marked (`WacPartition`), cost no round trip and work while a cell is edited.
 */
import { runBatch } from "./batch";
import { HostError } from "./host-error";
import type { Batch } from "./messages";
import { createReferences } from "./references";
import type { Answer } from "./session";
import { defineType, type Argument, type HostObject } from "./object-type";

/** The page that ribbon and pane share, as the host has it (`<Runtimes>` in the manifest, the set SharedRuntime in the host). */
export interface AppRuntime {
  /** The pane is seen. */
  readonly visible: () => boolean;
  readonly show: (visible: boolean) => void;
  /** @returns whether a button of this id stands on the ribbon */
  readonly enable: (control: string, enabled: boolean) => boolean;
  readonly isEnabled: (control: string) => boolean;
}

/** office.js says here that it listens for actions; the target is what to do then. */
const internal = defineType<() => void>({ name: "AddinInternalService", methods: { NotifyActionHandlerReady: (heard) => heard() } });

const appRuntime = defineType<AppRuntime>({
  name: "AppRuntimeService",
  methods: {
    GetAppRuntimeState: (runtime) => (runtime.visible() ? "Visible" : "Background"),
    SetAppRuntimeState: (runtime, [state]) => runtime.show(state === "Visible"),
  },
});

interface Control {
  readonly id: string;
  readonly runtime: AppRuntime;
}

const ribbonButton = defineType<Control>({
  name: "RibbonButton",
  id: ({ id }) => id,
  scalars: { Id: { get: ({ id }) => id }, Enabled: { get: ({ id, runtime }) => runtime.isEnabled(id), set: (control, enabled) => enable(control, enabled) } },
  methods: { SetEnabled: (control, [enabled]) => enable(control, enabled) },
});

function enable({ id, runtime }: Control, enabled: Argument | undefined): void {
  if (!runtime.enable(id, enabled === true)) throw new HostError("ControlIdNotFound");
}

const ribbonTab = defineType<string>({ name: "RibbonTab", id: (id) => id, scalars: { Id: { get: (id) => id } } });

const dynamicRibbon = defineType<AppRuntime>({
  name: "DynamicRibbon",
  methods: { GetButton: (runtime, [id]) => ribbonButton({ id: String(id), runtime }), GetTab: (_, [id]) => ribbonTab(String(id)) },
});

/** @returns the service that office.js itself asks the document for in Node, or null where the host has none. */
export function serviceNamed(name: string): HostObject | null {
  return name === "Microsoft.InternalService.AddinInternalService" ? internal(() => undefined) : null;
}

/**
 * Answers a request to the page around the add-in.
 * @param runtime the shared runtime, or null where the add-in has none: then its services refuse, as in the real host
 * @param onListening office.js listens for actions (keyboard shortcuts) from now on
 */
export function answerForPage(batch: Batch, runtime: AppRuntime | null, onListening: () => void): Answer {
  const root = internal(onListening);
  const newObject = (name: string): HostObject | null => {
    if (name === "Microsoft.InternalService.AddinInternalService") return root;
    const service = { "Microsoft.AppRuntime.AppRuntimeService": appRuntime, "Microsoft.DynamicRibbon.DynamicRibbon": dynamicRibbon }[name];
    if (!service) return null;
    if (!runtime) throw new HostError("SharedRuntimeNotAvailable");
    return service(runtime);
  };
  const response = runBatch(batch, { root, gate: () => true, references: createReferences(), newObject });
  return { kind: "response", response, text: JSON.stringify(response) };
}
