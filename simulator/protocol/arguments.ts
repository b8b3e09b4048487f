/** Reading arguments of a method as the host does: a wrong kind is InvalidArgument, an absent one is null. */
import { HostError } from "./host-error";
import { isHostObject, type Argument } from "./object-type";
import type { Json } from "./messages";

export function textOf(value: Argument | undefined, what?: string): string {
  if (typeof value !== "string") throw new HostError("InvalidArgument", undefined, what);
  return value;
}

export function optionalText(value: Argument | undefined): string | null {
  return value === undefined || value === null ? null : textOf(value);
}

export function numberOf(value: Argument | undefined, what?: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new HostError("InvalidArgument", undefined, what);
  return value;
}

export function integerOf(value: Argument | undefined, what?: string): number {
  const number = numberOf(value, what);
  if (!Number.isInteger(number)) throw new HostError("InvalidArgument", undefined, what);
  return number;
}

export function optionalInteger(value: Argument | undefined): number | null {
  return value === undefined || value === null ? null : integerOf(value);
}

export function truthOf(value: Argument | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== "boolean") throw new HostError("InvalidArgument");
  return value;
}

/** A plain value; an object of the model is InvalidArgument. */
export function plainOf(value: Argument | undefined): Json {
  if (value === undefined) return null;
  if (isHostObject(value)) throw new HostError("InvalidArgument");
  if (Array.isArray(value)) return value.map((item: Argument) => plainOf(item));
  return value as Json;
}

export function listOf(value: Argument | undefined): readonly Json[] {
  const plain = plainOf(value);
  if (!isList(plain)) throw new HostError("InvalidArgument");
  return plain;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !isList(value);
}
