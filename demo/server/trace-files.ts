/** The executions somebody started the demo with: a file that holds one, or a folder of such files. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const isJsonName = (name: string): boolean => /\.(json|jsonl|ndjson)$/i.test(name);

/**
 * Names of the files that hold executions: those of a folder, the one changed last first; or the file itself. `undefined`
 * for a file that holds something else: the events of a run.
 */
export function traceNames(path: string): readonly string[] | undefined {
  if (!statSync(path).isDirectory()) return holdsTrace(path) ? [basename(path)] : undefined;
  return readdirSync(path)
    .filter((name) => isJsonName(name) && holdsTrace(join(path, name)))
    .map((name) => ({ name, changed: statSync(join(path, name)).mtimeMs }))
    .sort((a, b) => b.changed - a.changed || a.name.localeCompare(b.name))
    .map(({ name }) => name);
}

/** An execution has its tree inside, or names it; a series of versions has one a line, perhaps as `doc` of a record. */
function holdsTrace(file: string): boolean {
  if (!statSync(file).isFile()) return false;
  const text = readFileSync(file, 'utf8');
  const value = parsed(text) ?? parsed(text.slice(0, text.indexOf('\n')));
  return isTrace(value) || (isObject(value) && isTrace(value.doc));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isTrace = (value: unknown): boolean => isObject(value) && ('tree' in value || 'snapshot' in value) && 'cursor' in value;

/** `undefined` for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
