/**
 * Answers one `context.sync()`: walks the actions of a batch in order over the object model. Like the real host it stops at the first error,
 * keeps what was done before it, and answers the results up to there.
 */
import type { Refusal } from "./faults";
import { HostError, messageOf, notSimulated } from "./host-error";
import { isList, isRecord } from "./arguments";
import {
  actionType,
  pathType,
  type ActionInfo,
  type ActionResult,
  type ArgumentInfo,
  type Batch,
  type BatchResponse,
  type Json,
  type ObjectPathInfo,
} from "./messages";
import { isHostObject, type Argument, type HostObject, type Outcome } from "./object-type";
import { identityOf, runQuery, type Gate, type QueryContext } from "./query";
import type { References } from "./references";

export interface ObjectModel {
  /** The global object of the host: the workbook, the document. */
  readonly root: HostObject;
  readonly gate: Gate;
  readonly references: References;
  /** Word: every object that can be tracked is, while the add-in's batch asks for it (`Word.run`), items of collections as well. */
  readonly keepsObjects?: boolean;
  /** Objects made by name (`Excel.X.newObject(context)`); the host of the frame needs a few. */
  readonly newObject?: (name: string) => HostObject | null;
  /** What was done, for a test that asks: `Worksheet.GetRange`, `Range.Values=`. */
  readonly log?: (entry: string) => void;
  /** A member that is to be refused just now, or null. */
  readonly refusalOf?: (entry: string) => Refusal | null;
  /** Called around every method and every setting; `before` may throw. */
  readonly before?: (entry: string) => void;
  readonly after?: (entry: string) => void;
  /** Whether handlers of an event would ever be called. Absent: all are taken. */
  readonly sends?: (typeName: string, registration: string) => boolean;
}

const noObject = Symbol("null object");
type Resolved = HostObject | typeof noObject;

/** One request while it runs. */
interface Run {
  readonly batch: Batch;
  readonly model: ObjectModel;
  readonly context: QueryContext;
  /** Objects by their number in the request, each found once. */
  readonly paths: Map<number, Resolved>;
}

/** Runs a batch. Never throws for an error of the object model: the response carries it. */
export function runBatch(batch: Batch, model: ObjectModel): BatchResponse {
  const results: ActionResult[] = [];
  const traces: number[] = [];
  const referenceOf = (object: HostObject): string | null => {
    if (model.keepsObjects === true && batch.AutoKeepReference === true && object.tracked) model.references.keep(object);
    return model.references.idOf(object);
  };
  const run: Run = { batch, model, context: { gate: model.gate, referenceOf }, paths: new Map() };
  for (const [index, action] of batch.Actions.entries()) {
    try {
      if (action.ActionType === actionType.trace) traces.push(action.Id);
      const value = action.ActionType === actionType.trace ? null : act(run, action);
      if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
    } catch (cause) {
      if (!(cause instanceof HostError)) throw cause;
      const location = cause.location ?? locationOf(batch, action);
      return {
        Results: results,
        TraceIds: traces,
        Error: { Code: cause.code, Message: cause.message || messageOf(cause.code), ActionIndex: index, Location: location, HttpStatusCode: 400 },
      };
    }
  }
  return { Results: results, TraceIds: traces };
}

/** @returns the result of an action; undefined where it has none */
function act(run: Run, action: ActionInfo): Json | undefined {
  const { model, context } = run;
  const target = resolve(run, action.ObjectPathId);
  if (target === noObject) return null;
  switch (action.ActionType) {
    case actionType.instantiate:
      return identityOf(target, context);
    case actionType.query:
      model.log?.(`${target.typeName}.load`);
      return runQuery(target, action.QueryInfo ?? {}, context);
    case actionType.setProperty:
      set(run, target, action.Name, plain(argumentsOf(run, action.ArgumentInfo)[0]));
      return undefined;
    case actionType.update:
      for (const [name, value] of Object.entries(action.ObjectState ?? {})) set(run, target, target.scalarNamed(name) ?? name, value);
      return undefined;
    case actionType.method:
      return callMethod(run, target, action);
    default:
      throw notSimulated(`action ${action.ActionType}`);
  }
}

function callMethod(run: Run, target: HostObject, action: ActionInfo): Json {
  const { model, context } = run;
  if (action.Name === "_KeepReference") {
    model.references.keep(target);
    return null;
  }
  if (action.Name === "_RemoveReference") {
    const id = action.ArgumentInfo?.Arguments?.[0];
    if (typeof id === "string") model.references.remove(id);
    return null;
  }
  if (/^_(Unr|R)egister/.test(action.Name)) {
    // Every event is sent to a pane that registered anything; office.js drops those without a handler.
    if (model.sends && !model.sends(target.typeName, action.Name)) throw notSimulated(`${target.typeName}.${action.Name}`);
    return null;
  }
  const outcome = call(run, target, action.Name, argumentsOf(run, action.ArgumentInfo));
  if (outcome === undefined || outcome === null) return null;
  return isHostObject(outcome) ? identityOf(outcome, context) : outcome;
}

function resolve(run: Run, id: number): Resolved {
  const known = run.paths.get(id);
  if (known !== undefined) return known;
  const info = run.batch.ObjectPaths[String(id)];
  if (!info) throw new HostError("InvalidObjectPath");
  const made = objectAt(run, info);
  run.paths.set(id, made);
  return made;
}

function objectAt(run: Run, info: ObjectPathInfo): Resolved {
  const { model } = run;
  if (info.ObjectPathType === pathType.global) return model.root;
  if (info.ObjectPathType === pathType.nullObject) return noObject;
  if (info.ObjectPathType === pathType.reference) return found(model.references.get(info.Name), "InvalidObjectPath");
  if (info.ObjectPathType === pathType.newObject) {
    model.log?.(`new ${info.Name}`);
    const made = model.newObject?.(info.Name) ?? null;
    if (!made) throw notSimulated(info.Name);
    return made;
  }
  const parent = resolve(run, info.ParentObjectPathId ?? -1);
  return parent === noObject ? noObject : objectBelow(run, parent, info);
}

function objectBelow(run: Run, parent: HostObject, info: ObjectPathInfo): Resolved {
  if (info.ObjectPathType === pathType.property) {
    requireMember(run, parent, info.Name);
    return parent.navigate(info.Name) ?? noObject;
  }
  const args = argumentsOf(run, info.ArgumentInfo);
  if (info.ObjectPathType === pathType.indexer) {
    run.model.log?.(`${parent.typeName}.GetItem`);
    return found(parent.item(args), "ItemNotFound");
  }
  if (info.ObjectPathType !== pathType.method) throw new HostError("InvalidObjectPath");
  const outcome = call(run, parent, info.Name, args) ?? null;
  if (outcome === null) return noObject;
  if (!isHostObject(outcome)) throw new HostError("InvalidObjectPath");
  return outcome;
}

function call(run: Run, object: HostObject, name: string, args: readonly Argument[]): Outcome {
  requireMember(run, object, name);
  return perform(run, `${object.typeName}.${name}`, () => object.call(name, args) ?? undefined);
}

function set(run: Run, target: HostObject, name: string, value: Json): void {
  requireMember(run, target, name);
  perform(run, `${target.typeName}.${name}=`, () => target.set(name, value));
}

/** Does what a member does, unless a test has it refused. */
function perform<R>({ model }: Run, entry: string, work: () => R): R | undefined {
  model.log?.(entry);
  const refusal = model.refusalOf?.(entry);
  if (refusal?.error !== undefined) throw new HostError(refusal.error, undefined, entry.replace(/=$/, ""));
  if (refusal) return undefined;
  model.before?.(entry);
  const result = work();
  model.after?.(entry);
  return result;
}

/** @throws HostError ApiNotFound for a member that is too new for this host */
function requireMember({ model }: Run, object: HostObject, member: string): void {
  if (!model.gate(object.typeName, member)) throw new HostError("ApiNotFound", undefined, `${object.typeName}.${member}`);
}

function argumentsOf(run: Run, info: ArgumentInfo | null | undefined): readonly Argument[] {
  const values = info?.Arguments ?? [];
  const references = info?.ReferencedObjectPathIds;
  return values.map((value, i) => argumentOf(run, value, references?.[i] ?? 0));
}

function argumentOf(run: Run, value: Json, reference: Json): Argument {
  if (typeof reference === "number" && reference !== 0) return present(resolve(run, reference));
  if (isList(reference) && isList(value)) return value.map((item, i) => argumentOf(run, item, reference[i] ?? 0));
  if (isRecord(value) && typeof value._ObjectPathId === "number") return present(resolve(run, value._ObjectPathId));
  return value;
}

function found(object: HostObject | null, otherwise: string): HostObject {
  if (object === null) throw new HostError(otherwise);
  return object;
}

function present(resolved: Resolved): HostObject {
  if (resolved === noObject) throw new HostError("InvalidArgument");
  return resolved;
}

function plain(value: Argument | undefined): Json {
  if (value === undefined || isHostObject(value)) throw new HostError("InvalidArgument");
  return value as Json;
}

function locationOf(batch: Batch, action: ActionInfo): string {
  const path = batch.ObjectPaths[String(action.ObjectPathId)];
  const name = action.Name || path?.Name || "";
  return name.charAt(0).toLowerCase() + name.slice(1);
}
