/** Finding functions by parsing. Apart from the rest because the TypeScript compiler takes a moment to load. */
import ts from 'typescript';
import type { SourceFile } from './files.js';
import type { MeasuredFunction } from './measure.js';

/** Every function of a file that has a name and a body, with its length in lines. */
export function functionsIn({ path, text }: SourceFile): MeasuredFunction[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: MeasuredFunction[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isFunctionLike(node) && 'body' in node && node.body ? nameOf(node) : undefined;
    if (name !== undefined) {
      const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
      const last = source.getLineAndCharacterOfPosition(node.end).line;
      found.push({ path, line: first + 1, name, lines: last - first + 1 });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Lines of a file that the compiler cannot parse, with what it says. */
export function syntaxErrors({ path, text }: SourceFile): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts.ScriptTarget.Latest, experimentalDecorators: true, allowJs: true },
  });
  return diagnostics.map(({ messageText, start, file }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${path}:${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** Callbacks have none: the whole of a test file is one, and nobody would call that a long function. */
function nameOf(node: ts.Node): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const named = node as ts.Node & { readonly name?: ts.Node };
  const name = named.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return name?.getText();
}
