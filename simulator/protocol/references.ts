/** Tracked objects (`_KeepReference`): they stay addressable over several syncs until the add-in lets them go. */
import type { HostObject } from "./object-type";

export interface References {
  readonly keep: (object: HostObject) => void;
  readonly remove: (id: string) => void;
  readonly get: (id: string) => HostObject | null;
  readonly idOf: (object: HostObject) => string | null;
  readonly count: () => number;
}

export function createReferences(): References {
  const objects = new Map<string, HostObject>();
  const ids = new WeakMap<HostObject, string>();
  let next = 1;
  return {
    keep: (object) => {
      if (ids.has(object)) return;
      const id = `1:${next++}`;
      ids.set(object, id);
      objects.set(id, object);
    },
    remove: (id) => {
      const object = objects.get(id);
      if (object) ids.delete(object);
      objects.delete(id);
    },
    get: (id) => objects.get(id) ?? null,
    idOf: (object) => ids.get(object) ?? null,
    count: () => objects.size,
  };
}
