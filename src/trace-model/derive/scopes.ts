/** Variables and constants: whose they are, whether they are set, and which nodes name them. */
import { eachReference, type KnownKeys, type SlotScope } from './references.js';
import { shareList } from './share.js';
import type { Slot, TraceDocument, WrittenNode, WrittenTrace } from '../trace-document.js';

type Scopes = TraceDocument['scopes'];
interface Uses {
  readonly variables: ReadonlyMap<string, readonly string[]>;
  readonly constants: ReadonlyMap<string, readonly string[]>;
}
interface Declared {
  readonly names: ReadonlySet<string>;
  /** Key → nodes that declare it. */
  readonly variables: ReadonlyMap<string, readonly WrittenNode[]>;
  readonly constants: ReadonlyMap<string, readonly WrittenNode[]>;
}

/** Every slot the document has, then those its tree declares and the document does not have. Equal slots stay the same objects. */
export function scopesOf(written: WrittenTrace, before?: Scopes): Scopes {
  const declared = declaredIn(written.nodes);
  const known = keysOf(written);
  const uses = usesIn(written.nodes, known);
  return {
    variables: slotsOf(written.variables, declared.names, declared.variables, uses.variables, before?.variables),
    constants: slotsOf(written.constants, declared.names, declared.constants, uses.constants, before?.constants),
  };
}

/** Keys of a document: those it has and those its tree declares. */
function keysOf({ variables, constants, nodes }: Pick<WrittenTrace, 'variables' | 'constants' | 'nodes'>): KnownKeys {
  const declared = declaredIn(nodes);
  return {
    variables: new Set([...variables.keys(), ...declared.variables.keys()]),
    constants: new Set([...constants.keys(), ...declared.constants.keys()]),
  };
}

function slotsOf(
  values: ReadonlyMap<string, unknown>,
  names: ReadonlySet<string>,
  declared: ReadonlyMap<string, readonly WrittenNode[]>,
  uses: ReadonlyMap<string, readonly string[]>,
  before: readonly Slot[] = [],
): readonly Slot[] {
  const keys = [...values.keys(), ...[...declared.keys()].filter((key) => !values.has(key))];
  const slots = keys.map((key): Slot => {
    const namespace = namespaceOf(key, names);
    const value = values.get(key);
    const declaredAt = declaredBy(declared.get(key), namespace);
    return {
      key,
      name: namespace === undefined ? key : key.slice(namespace.length + 2),
      ...(namespace !== undefined && { namespace }),
      value,
      isSet: value !== null && value !== undefined,
      ...(declaredAt !== undefined && { declaredAt }),
      usedBy: uses.get(key) ?? [],
    };
  });
  return shareList(before, slots);
}

const declaredBy = (nodes: readonly WrittenNode[] = [], namespace: string | undefined): string | undefined =>
  (nodes.find(({ name }) => name === namespace) ?? nodes[0])?.path;

/** The longest name of a node that the key begins with: names may hold `__` themselves. */
function namespaceOf(key: string, names: ReadonlySet<string>): string | undefined {
  for (let end = key.lastIndexOf('__'); end > 0; end = key.lastIndexOf('__', end - 1)) {
    const name = key.slice(0, end);
    if (key.length > end + 2 && names.has(name)) return name;
  }
  return undefined;
}

const declarations = new WeakMap<readonly WrittenNode[], Declared>();

function declaredIn(nodes: readonly WrittenNode[]): Declared {
  const known = declarations.get(nodes);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const found: Record<SlotScope, Map<string, WrittenNode[]>> = { variable: new Map(), constant: new Map() };
  for (const node of nodes) {
    if (node.kind !== 'reference') names.add(node.name);
    for (const { scope, key } of node.declares) append(found[scope], key, node);
  }
  const declared = { names, variables: found.variable, constants: found.constant };
  declarations.set(nodes, declared);
  return declared;
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}

const usesOfTree = new WeakMap<readonly WrittenNode[], { readonly known: KnownKeys; readonly uses: Uses }>();

/** Which nodes' texts name a slot: read again only when the tree or the keys are others. */
function usesIn(nodes: readonly WrittenNode[], known: KnownKeys): Uses {
  const earlier = usesOfTree.get(nodes);
  if (earlier !== undefined && sameKeys(earlier.known, known)) return earlier.uses;
  const found: Record<SlotScope, Map<string, string[]>> = { variable: new Map(), constant: new Map() };
  for (const { path, steps } of nodes) {
    for (const { text } of steps) {
      eachReference(text, known, ({ scope, key }) => {
        append(found[scope], key, path);
      });
    }
  }
  const uses = { variables: found.variable, constants: found.constant };
  usesOfTree.set(nodes, { known, uses });
  return uses;
}

const sameKeys = (a: KnownKeys, b: KnownKeys): boolean => sameSet(a.variables, b.variables) && sameSet(a.constants, b.constants);
const sameSet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && [...a].every((key) => b.has(key));
