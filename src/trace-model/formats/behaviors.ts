/** Documents of the behaviour-tree runtime, schema_version 1 (`docs/trace-format.md`). */
import { isObject, readBy, tableOf } from '../lenient.js';
import { rarely } from '../rare-parts.js';
import * as fields from '../trace-fields.js';
import type { WrittenTrace } from '../trace-document.js';
import { describe, quoted } from '../warnings.js';
import { readEntries } from './entries.js';
import { extraOfRuntime, readPosition, readRuntime, readStamp } from './execution.js';
import type { FormatContext } from './format.js';
import { mapOf } from './maps.js';
import { readTree } from './tree.js';

const VERSION = 1;
const DOCUMENT = tableOf(fields.behaviorsDocument);

/** A document has its tree inside, or where that is missing, in a second file. */
export function readBehaviors(raw: Readonly<Record<string, unknown>>, context: FormatContext): WrittenTrace {
  const { warnings, limits } = context;
  checkVersion(raw.schema_version, context);
  const right = readBy(DOCUMENT, raw, '', warnings);
  const root = isObject(right.tree) ? right.tree : rarely().rootOfTree(context, 'tree').root;
  const nodes = readTree(root, { at: 'tree', limits, warnings });
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
    cursor: readPosition(right.cursor, nodes, warnings),
    nodes,
    ...readRuntime(right.runtime, warnings),
    variables: mapOf(right.var),
    constants: mapOf(right.const),
    entries: readEntries(right.trace ?? [], { nodes, limits, warnings }),
    warnings: warnings.list,
    extra: new Map([...(DOCUMENT.extraOf(raw) ?? []), ...extraOfRuntime(right.runtime)]),
  };
}

/** A newer document is opened as far as this version understands it, and says so. */
function checkVersion(version: unknown, { warnings }: FormatContext): void {
  if (version === VERSION) return;
  const number = typeof version === 'number' || typeof version === 'string' ? Number(version) : NaN;
  if (number > VERSION) {
    const text = `The document is of version ${quoted(String(version))}; this viewer knows version ${VERSION} and shows what it understands.`;
    warnings.add('newer_version', text, 'schema_version');
  } else if (version !== undefined && number !== VERSION) {
    warnings.add('odd_version', `schema_version cannot be ${describe(version)}; the document is read as version ${VERSION}.`, 'schema_version');
  }
}
