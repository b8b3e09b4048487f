/** Services that office.js itself asks for by name when a pane starts; they do nothing that an add-in sees. */
import { defineType, type HostObject } from "./object-type";

const quiet = defineType<null>({ name: "AddinInternalService", methods: { NotifyActionHandlerReady: () => undefined } });

/** @returns the service of a name, or null where the host has none. */
export function serviceNamed(name: string): HostObject | null {
  return name === "Microsoft.InternalService.AddinInternalService" ? quiet(null) : null;
}
