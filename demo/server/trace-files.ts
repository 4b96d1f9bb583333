/** The executions somebody started the demo with: a file that holds one, or a folder of such files. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** An execution, and the file its tree is in, where that is a file of its own and was found. Absolute paths. */
export interface TraceFile {
  readonly file: string;
  readonly tree?: string;
}

const isJsonName = (name: string): boolean => /\.(json|jsonl|ndjson)$/i.test(name);

/**
 * The executions of a folder, the one changed last first; or the file itself, unless it holds the events of a run:
 * `undefined`. A JSON file that cannot be read whole may be written just now: the viewer says what is wrong with it.
 */
export function traceFiles(path: string): readonly TraceFile[] | undefined {
  if (!statSync(path).isDirectory()) {
    const found = traceFile(path);
    return found ? [found] : /\.json$/i.test(path) && valueOf(path) === undefined ? [{ file: path }] : undefined;
  }
  const changedAt = ({ file }: TraceFile): number => statSync(file).mtimeMs;
  return readdirSync(path)
    .flatMap((name) => (isJsonName(name) ? (traceFile(join(path, name)) ?? []) : []))
    .sort((a, b) => changedAt(b) - changedAt(a) || a.file.localeCompare(b.file));
}

/** The file of this name that may be read: an execution of the folder, or the tree of one. */
export function fileNamed(path: string, name: string): string | undefined {
  if (!statSync(path).isDirectory() && name === basename(path)) return path;
  const isInFolder = statSync(path).isDirectory() && basename(name) === name && isJsonName(name);
  if (isInFolder && existsSync(join(path, name)) && traceFile(join(path, name))) return join(path, name);
  return traceFiles(path)?.find(({ tree }) => tree !== undefined && basename(tree) === name)?.tree;
}

/** An execution has its tree inside, or names it; a series of versions has one a line, perhaps as `doc` of a record. */
function traceFile(file: string): TraceFile | undefined {
  if (!statSync(file).isFile()) return undefined;
  const value = valueOf(file);
  const trace = isObject(value) && isTrace(value.doc) ? value.doc : value;
  if (!isTrace(trace)) return undefined;
  const tree = treeOf(file, trace.snapshot);
  return tree === undefined ? { file } : { file, tree };
}

/** Beside the execution, or where the older runtime keeps trees. */
function treeOf(file: string, snapshot: unknown): string | undefined {
  if (typeof snapshot !== 'string' || !/^[0-9a-f]+$/i.test(snapshot)) return undefined;
  const folders = [dirname(file), join(dirname(file), '..', 'snapshots')];
  return folders.map((folder) => join(folder, `${snapshot}.json`)).find((each) => existsSync(each));
}

type Fields = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const isTrace = (value: unknown): value is Fields => isObject(value) && ('tree' in value || 'snapshot' in value) && 'cursor' in value;

/** What a file holds, or its first line; `undefined`: no JSON. */
function valueOf(file: string): unknown {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  return parsed(text) ?? parsed(text.slice(0, text.indexOf('\n')));
}

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
