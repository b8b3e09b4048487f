/** Member columns of wide ledgers: a column for each form (标语), project (厕所革命 | 完成数) or village (东庄村), holding its figures. */
import { takesValue } from "../../catalogue/filter";
import type { Field, Indicator } from "../../model/indicator";
import { areaIn } from "../../language/area-header";
import { isNumericData } from "./column-data";
import { hasNumerals, isMeasured, type ColumnInput } from "./column-input";
import { matchFields, matchMember, nameKey, type FieldMatch, type KindIndex, type MemberValue } from "./match";

export interface Member {
  readonly value: MemberValue;
  readonly exact: boolean;
  /** What the record's text says: the value, or the header's own words that contain it. */
  readonly text: string;
  /** The field that the numbers go to. */
  readonly measured: Field;
}

/** Member columns of a wide ledger. One alone counts only where its field has no column of its own. */
export function findMembers(kind: KindIndex, inputs: readonly ColumnInput[], fields: ReadonlyMap<number, FieldMatch>): Map<number, Member> {
  const byField = new Map<Field, Map<number, Member>>();
  for (const input of inputs) {
    if (input.path.length === 0 || (input.data.filled > 0 && !isNumericData(input.data) && !hasNumerals(input.data))) continue;
    const member = memberOf(kind, input, fields.get(input.index));
    if (!member) continue;
    const group = byField.get(member.value.field) ?? new Map<number, Member>();
    group.set(input.index, member);
    byField.set(member.value.field, group);
  }
  const own = new Set([...fields.values()].map((match) => match.field));
  let best = new Map<number, Member>();
  for (const [field, group] of byField) {
    const enough = own.has(field) ? 3 : 1;
    if (group.size >= enough && group.size > best.size) best = group;
  }
  return best;
}

function memberOf(kind: KindIndex, input: ColumnInput, match: FieldMatch | undefined): Member | null {
  for (let i = input.path.length - 1; i >= 0; i--) {
    const name = input.path[i] ?? "";
    const found = matchMember(kind, name) ?? matchArea(kind, name);
    if (!found) continue;
    // A column that is plainly another field (清理垃圾) is no member, unless the name above it is the value (厕所革命 | 完成数).
    if (i === input.path.length - 1 && match && match.score >= 0.85 && match.field !== found.member.field) return null;
    const others = input.path.filter((_, level) => level !== i);
    // Villages across and forms below each: a cell would be of two members at once.
    if (others.some((other) => (found.member.field.type === "area" ? matchMember(kind, other)?.exact : matchArea(kind, other)))) return null;
    const measured =
      others.flatMap((other) => matchFields(kind, other).filter((field) => isMeasured(field.field)))[0]?.field ?? mainQuantity(kind, found.member);
    if (!measured) return null;
    const text = found.exact || found.member.whole ? found.member.value : nameKey(name);
    return { value: found.member, exact: found.exact, text, measured };
  }
  return null;
}

/** A village as the name of a column (东庄村 | 西庄村 | …). */
function matchArea(kind: KindIndex, name: string): { member: MemberValue; exact: boolean } | null {
  const area = areaIn(name);
  const field = area === null ? undefined : kind.kind.fields.find((other) => other.type === "area");
  return area !== null && field ? { member: { field, key: area, value: area, whole: true }, exact: true } : null;
}

/**
 * The quantity that the numbers of a member column are: what indicators of this value sum up, else the kind's first. Villages across have
 * one where the kind has only one quantity that is summed up (形式 down the rows, 数量 in the cells).
 */
function mainQuantity(kind: KindIndex, member: MemberValue): Field | undefined {
  const quantities = kind.kind.fields.filter((field) => field.type === "quantity");
  const summed = (of: readonly Indicator[]) =>
    quantities.filter((field) => of.some(({ measure }) => measure.type !== "count" && measure.type !== "ratio" && measure.field === field.field));
  if (member.field.type === "area") {
    const all = summed(kind.indicators);
    return all.length === 1 ? all[0] : quantities.length === 1 ? quantities[0] : undefined;
  }
  const filtered = kind.indicators.filter((other) => other.where.some((filter) => filter.field === member.field.field));
  const own = filtered.filter((other) => takesValue(other.where, member.field.field, member.value));
  return summed(own)[0] ?? summed(filtered)[0] ?? quantities[0];
}
