/** Documents of the behaviour-tree runtime, schema_version 1 (`docs/trace-format.md`). */
import { isObject, readBy, tableOf } from '../open/lenient.js';
import { rarely } from '../open/rare-parts.js';
import * as fields from '../trace-fields.js';
import type { WrittenTrace } from '../trace-document.js';
import { quoted } from '../warnings.js';
import { readEntries } from './entries.js';
import { checkWords, extraOfRuntime, readPosition, readRuntime, readStamp } from './execution.js';
import type { FormatContext } from './format.js';
import { mapOf } from './maps.js';
import { readTree } from './tree.js';

const VERSION = 1;
/** `1`, `1.2`, `1.2.3`. */
const VERSION_TEXT = /^\d+(\.\d+)*$/;
const DOCUMENT = tableOf(fields.behaviorsDocument);

/** A document has its tree inside, or where that is missing, in a second file. */
export function readBehaviors(raw: Readonly<Record<string, unknown>>, context: FormatContext): WrittenTrace {
  const { warnings, limits } = context;
  checkVersion(raw.schema_version, context);
  const right = readBy(DOCUMENT, raw, '', warnings);
  const root = isObject(right.tree) ? right.tree : rarely().rootOfTree(context, 'tree', raw.tree).root;
  const nodes = readTree(root, { at: 'tree', limits, warnings });
  const runtime = readRuntime(right.runtime, warnings);
  checkWords(right, runtime, warnings);
  return {
    format: 'behaviors',
    version: right.schema_version,
    uri: right.uri,
    treeUri: right.tree_uri,
    createdAt: readStamp(right.created_at, 'created_at', warnings),
    updatedAt: readStamp(right.updated_at, 'updated_at', warnings),
    status: right.status ?? '',
    phase: right.phase ?? '',
    protocolAccepted: right.protocol_accepted,
    cursor: readPosition(right.cursor, nodes, runtime, warnings),
    nodes,
    ...runtime,
    variables: mapOf(right.var),
    constants: mapOf(right.const),
    entries: readEntries(right.trace ?? [], { nodes, limits, warnings }),
    warnings: warnings.list,
    extra: new Map([...(DOCUMENT.extraOf(raw) ?? []), ...extraOfRuntime(right.runtime)]),
  };
}

/** A newer document is opened as far as this version understands it, and says so. */
function checkVersion(version: unknown, { warnings }: FormatContext): void {
  // Missing, or of another type: the reader of the fields says so.
  if (version === VERSION || (typeof version !== 'number' && typeof version !== 'string')) return;
  const number = VERSION_TEXT.test(String(version)) ? Number.parseFloat(String(version)) : Number.NaN;
  if (number > VERSION) {
    const text = `The document is of version ${quoted(String(version))}; this viewer knows version ${VERSION} and shows what it understands.`;
    warnings.add('newer_version', text, 'schema_version');
  } else if (number !== VERSION) {
    warnings.add('odd_version', `schema_version cannot be ${quoted(String(version))}; the document is read as version ${VERSION}.`, 'schema_version');
  }
}
