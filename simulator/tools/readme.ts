/** The part of README.md that is made from the code: which classes, members and functions of the object models are played. `npm run docs` writes it. */
import excelModel from "../excel/object-model.json";
import { functions } from "../excel/formula/functions";
import "../excel/objects";
import { playedInExcel } from "../excel/objects/define";
import type { ClassEntry, ClassTable, PlayedClass } from "../protocol/class-table";
import wordModel from "../word/object-model.json";
import "../word/objects";
import { applicationOf } from "../word/objects/application";
import { playedInWord } from "../word/objects/define";

const BEGIN = "<!-- Made by `npm run docs` from the object models and the files that play them: change those, not what follows. -->";
const END = "<!-- End of what `npm run docs` makes. -->";

interface Host {
  readonly name: string;
  readonly classes: ClassTable;
  readonly played: ReadonlyMap<string, PlayedClass>;
}

/** @returns the README with the made part as it is to be. @throws Error where the marks of that part are missing */
export function readmeWith(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error("README.md has no marks of the made part.");
  return `${readme.slice(0, begin)}${BEGIN}\n\n${madePart()}\n\n${readme.slice(end)}`;
}

function madePart(): string {
  const hosts: readonly Host[] = [
    { name: "Excel", classes: new Map(Object.entries(excelModel)), played: withFunctions(playedInExcel) },
    { name: "Word", classes: new Map(Object.entries(wordModel)), played: withApplication(playedInWord) },
  ];
  return [
    ...hosts.map(hostPart),
    `### Worksheet functions\n\n${Object.keys(functions).sort().join(" ")}\n\nOther functions of Excel leave the result that stands in the file; without one their value is refused, never made up.`,
  ].join("\n\n");
}

/** Methods of `workbook.functions` are those worksheet functions that are computed. */
function withFunctions(played: ReadonlyMap<string, PlayedClass>): ReadonlyMap<string, PlayedClass> {
  const computed = Object.keys(excelModel.Functions.methods).filter((method) => functions[method.toUpperCase().replaceAll("_", ".")]);
  return new Map([...played, ["Functions", { members: new Set(computed), keeps: false }]]);
}

/** Word's application is made for each host. */
function withApplication(played: ReadonlyMap<string, PlayedClass>): ReadonlyMap<string, PlayedClass> {
  const application = applicationOf(() => undefined);
  const members = new Set(Object.keys(wordModel.Application.methods).filter((method) => application.hasMethod(method)));
  return new Map([...played, [application.typeName, { members, keeps: false }]]);
}

function hostPart(host: Host): string {
  const { name, classes, played } = host;
  const described = [...classes].filter(([type, entry]) => playsSome(entry, played.get(type)));
  const kept = keptClasses(host);
  const refused = [...classes.keys()].filter((type) => !kept.has(type) && !described.some(([other]) => other === type));
  const members = [...classes.values()].reduce((sum, entry) => sum + membersOf(entry).length, 0);
  const own = described.reduce((sum, [type, entry]) => sum + membersOf(entry).filter((member) => played.get(type)?.members.has(member)).length, 0);
  const rows = described.map(([type, entry]) => rowOf(type, entry, played.get(type)));
  return [
    `### ${name}`,
    `${classes.size} classes with ${members} members in the table, ${described.length} of them with ${own} members played.`,
    ["| class | set | plays | keeps | refuses |", "|---|---|---|---|---|", ...rows].join("\n"),
    ...(kept.size > 0 ? [`All properties kept as they are set: ${[...kept].sort().join(", ")}.`] : []),
    ...(refused.length > 0 ? [`Refused whole: ${refused.sort().join(", ")}.`] : []),
  ].join("\n\n");
}

/** Whether a class has members of its own that do something; a collection without members in the table is played with its items. */
function playsSome(entry: ClassEntry, played: PlayedClass | undefined): boolean {
  return played !== undefined && (membersOf(entry).length === 0 || membersOf(entry).some((member) => played.members.has(member)));
}

function rowOf(type: string, entry: ClassEntry, played: PlayedClass | undefined): string {
  const own = membersOf(entry).filter((member) => played?.members.has(member));
  const others = membersOf(entry).filter((member) => !played?.members.has(member));
  const kept = played?.keeps ? others.filter((member) => !(member in entry.methods)) : [];
  const refused = others.filter((member) => !kept.includes(member));
  const told = type === "Functions" ? `${refused.length} functions` : refused.join(", ");
  return `| ${type} | ${entry.set} | ${own.length === membersOf(entry).length ? "all" : `${own.length} of ${membersOf(entry).length}`} | ${kept.join(", ")} | ${told} |`;
}

/** Classes of which nothing but settings is played: those described so, and those that a kept property leads to. */
function keptClasses({ classes, played }: Host): ReadonlySet<string> {
  const kept = new Set([...played].filter(([type, { keeps, members }]) => keeps && members.size === 0 && classes.has(type)).map(([type]) => type));
  const follow = (type: string, known: ReadonlySet<string>): void => {
    for (const [member, target] of Object.entries(classes.get(type)?.navigation ?? {})) {
      const [next = ""] = target.split(" ");
      if (known.has(member) || played.has(next) || kept.has(next) || !classes.has(next)) continue;
      kept.add(next);
      follow(next, new Set());
    }
  };
  for (const [type, { keeps, members }] of played) if (keeps) follow(type, members);
  return kept;
}

function membersOf(entry: ClassEntry): readonly string[] {
  return [...Object.keys(entry.scalars), ...Object.keys(entry.navigation), ...Object.keys(entry.methods)];
}
