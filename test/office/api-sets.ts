/**
 * Which requirement set every Office.js member that our code uses belongs to, read from the documentation comments of
 * @types/office-js with the type checker: a member counts wherever it is called, read or set, however the object was reached.
 */
import path from "node:path";
import ts from "typescript";

export interface Use {
  readonly file: string;
  readonly line: number;
  /** `Worksheet.showGridlines`. */
  readonly member: string;
  /** `ExcelApi`, `WordApi`, or another set's name. */
  readonly set: string;
  readonly version: string;
  /** Highest version of the same set that an enclosing `isSetSupported("Set", "1.x")` condition asks for, or null. */
  readonly gatedAt: string | null;
}

const SET = /\[?Api set:\s*([A-Za-z]+)\s+([\d.]+|BETA)/i;
/** How the API that all hosts share says it: a link or several behind "Requirement set(s)". */
const LINKED_SETS = /\*\*Requirement sets?\*\*:(?:[\s*-]*\{@link [^|}]+\|\s*[A-Za-z]+\s+[\d.]+\s*\})+/g;

const parsed = new Map<string, ts.SourceFile>();

/** The declarations of Office.js and of the language are parsed once, however many programs look at them. */
function programOf(files: readonly string[], options: ts.CompilerOptions): ts.Program {
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...more) => {
    if (!file.endsWith(".d.ts")) return getSourceFile(file, ...more);
    const source = parsed.get(file) ?? getSourceFile(file, ...more);
    if (source) parsed.set(file, source);
    return source;
  };
  return ts.createProgram({ rootNames: [...files], options, host });
}

/** @param files absolute paths of the sources to look at; what they import is resolved as the compiler does */
export function usesOf(files: readonly string[], root: string): Use[] {
  const config = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = programOf(files, { ...options, types: ["office-js", "node"] });
  const checker = program.getTypeChecker();
  const wanted = new Set(files.map((file) => path.resolve(file)));
  const uses: Use[] = [];
  for (const source of program.getSourceFiles()) {
    if (!wanted.has(path.resolve(source.fileName))) continue;
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
        note(node, ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression);
      if (ts.isPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node)) noteContextual(node);
      // `load("items/name,format/fill/color")`: each part of a path is a member too.
      if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && node.expression.name.text === "load") noteLoaded(node);
      ts.forEachChild(node, visit);
    };
    const add = (symbol: ts.Symbol | undefined, at: ts.Node): void => {
      for (const declaration of symbol?.declarations ?? []) {
        const found = setsOf(declaration);
        for (const needed of found) {
          uses.push({
            file: path.relative(root, source.fileName),
            line: source.getLineAndCharacterOfPosition(at.getStart()).line + 1,
            member: `${ownerName(declaration)}.${symbol?.name ?? ""}`,
            ...needed,
            gatedAt: gateAround(at, needed.set),
          });
        }
        if (found.length > 0) return;
      }
    };
    const note = (node: ts.Node, name: ts.Node): void => add(checker.getSymbolAtLocation(name), node);
    const noteContextual = (node: ts.PropertyAssignment | ts.ShorthandPropertyAssignment): void => {
      const type = checker.getContextualType(node.parent as ts.ObjectLiteralExpression);
      add(type?.getProperty(node.name.getText()), node);
    };
    const noteLoaded = (call: ts.CallExpression): void => {
      const [argument] = call.arguments;
      if (!argument || !ts.isStringLiteralLike(argument) || !ts.isPropertyAccessExpression(call.expression)) return;
      for (const loaded of argument.text.split(",")) {
        let type = checker.getTypeAtLocation(call.expression.expression);
        for (const step of loaded.trim().split("/")) {
          const member = type.getProperty(step);
          if (!member) throw new Error(`${source.fileName}: load("${loaded.trim()}") names no member ${step} of ${checker.typeToString(type)}`);
          add(member, argument);
          type = checker.getNonNullableType(checker.getTypeOfSymbol(member));
          if (step === "items") type = type.getNumberIndexType() ?? type;
        }
      }
    };
    visit(source);
  }
  return uses;
}

/** From the member's own comment, or that of the class around it. Enumerations and plain types of the host have none. */
function setsOf(declaration: ts.Declaration): { set: string; version: string }[] {
  if (!/office-js[/\\]index\.d\.ts$/.test(declaration.getSourceFile().fileName)) return [];
  for (let node: ts.Node = declaration; !ts.isSourceFile(node); node = node.parent) {
    if (ts.isModuleDeclaration(node)) return [];
    const comment = commentsOf(node);
    const match = SET.exec(comment);
    // What Outlook's set says of a member that all hosts share (Event.completed) is nothing about Excel and Word.
    if (match && match[1] !== "Mailbox") return [{ set: match[1] ?? "", version: match[2] ?? "" }];
    const linked = (comment.match(LINKED_SETS) ?? []).flatMap((text) => [...text.matchAll(/\|\s*([A-Za-z]+)\s+([\d.]+)\s*\}/g)]);
    const sets = linked.filter(([, set]) => set !== "Mailbox").map(([, set, version]) => ({ set: set ?? "", version: version ?? "" }));
    if (sets.length > 0) return sets;
  }
  return [];
}

const commentsOf = (node: ts.Node): string => {
  const text = node.getSourceFile().text;
  return (ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []).map((range) => text.slice(range.pos, range.end)).join("\n");
};

function ownerName(declaration: ts.Declaration): string {
  const { parent } = declaration;
  return (ts.isClassDeclaration(parent) || ts.isInterfaceDeclaration(parent) || ts.isEnumDeclaration(parent)) && parent.name ? parent.name.text : "";
}

/** `if (isSetSupported("ExcelApi", "1.18")) { … }`, also `&&` and `? :`; a negated condition gates nothing. */
function gateAround(node: ts.Node, set: string): string | null {
  const gates: string[] = [];
  for (let child = node, { parent } = node; parent; child = parent, parent = parent.parent) {
    const condition =
      (ts.isIfStatement(parent) && child === parent.thenStatement && parent.expression) ||
      (ts.isConditionalExpression(parent) && child === parent.whenTrue && parent.condition) ||
      (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && child === parent.right && parent.left);
    if (!condition) continue;
    const match = new RegExp(`(!?)[\\w.]*isSetSupported\\(\\s*"${set}",\\s*"([\\d.]+)"`).exec(condition.getText());
    if (match && match[1] !== "!") gates.push(match[2] ?? "0");
  }
  return gates.sort(compareVersions).at(-1) ?? null;
}

/** Numeric, part by part: 1.9 is below 1.14. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
