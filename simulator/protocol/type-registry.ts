/**
 * Types of an object model that lead to each other (a range to its worksheet, a worksheet to its ranges), by class name. The file of such a class puts its
 * type in; the others take an object of it from here, so that no two files import each other. A host's objects/index.ts loads the files of all of them.
 */
import type { HostObject, ObjectType } from "./object-type";

/** @typeParam Targets class name → what an object of the class stands for */
export interface TypeRegistry<Targets> {
  readonly register: <Name extends keyof Targets & string>(name: Name, type: ObjectType<Targets[Name]>) => void;
  /** @throws Error where the file of the class was not loaded */
  readonly typeNamed: <Name extends keyof Targets & string>(name: Name) => ObjectType<Targets[Name]>;
  /** An object of a class. */
  readonly objectOf: <Name extends keyof Targets & string>(name: Name, target: Targets[Name]) => HostObject;
}

export function createTypeRegistry<Targets>(): TypeRegistry<Targets> {
  const types: { [Name in keyof Targets]?: ObjectType<Targets[Name]> } = {};
  const typeNamed: TypeRegistry<Targets>["typeNamed"] = (name) => {
    const type = types[name];
    if (!type) throw new Error(`The type ${name} is not loaded: objects/index.ts loads all.`);
    return type;
  };
  return {
    register: (name, type) => {
      types[name] = type;
    },
    typeNamed,
    objectOf: (name, target) => typeNamed(name)(target),
  };
}
