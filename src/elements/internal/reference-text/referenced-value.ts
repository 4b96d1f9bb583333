/** What a reference in a text names, in a document as it is shown. */
import { knownKeysOf, type KnownKeys, type Reference } from '../../../trace-model/derive/references.js';
import type { Slot, TraceDocument } from '../../../trace-model/trace-document.js';

type Scopes = TraceDocument['scopes'];

/** Slots by their keys. */
export interface SlotIndex {
  readonly known: KnownKeys;
  readonly variable: ReadonlyMap<string, Slot>;
  readonly constant: ReadonlyMap<string, Slot>;
}

const indexes = new WeakMap<Scopes, SlotIndex>();

/** The slots of a document, made once a version of it. */
export function slotIndexOf({ scopes }: Pick<TraceDocument, 'scopes'>): SlotIndex {
  let index = indexes.get(scopes);
  if (index === undefined) {
    const byKey = (slots: readonly Slot[]): ReadonlyMap<string, Slot> => new Map(slots.map((slot) => [slot.key, slot]));
    index = { known: knownKeysOf({ scopes }), variable: byKey(scopes.variables), constant: byKey(scopes.constants) };
    indexes.set(scopes, index);
  }
  return index;
}

export type ReferencedValue =
  | { readonly kind: 'value'; readonly value: unknown }
  /** Declared, but it holds nothing. */
  | { readonly kind: 'unset' }
  /** Neither the document nor its tree has the key. */
  | { readonly kind: 'unknown' }
  /** The value has no such field. */
  | { readonly kind: 'no-field'; readonly field: string }
  /** What it held at the moment that is shown is not recorded. */
  | { readonly kind: 'unrecorded' };

/** The value a reference leads to: that of its slot, then field by field along its dots. */
export function referencedValue({ scope, key, way }: Reference, index: SlotIndex): ReferencedValue {
  const slot = index[scope].get(key);
  if (slot === undefined) return { kind: 'unknown' };
  if (slot.isUnrecorded) return { kind: 'unrecorded' };
  if (!slot.isSet) return { kind: 'unset' };
  let { value } = slot;
  for (const field of way) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, field)) return { kind: 'no-field', field };
    value = (value as Record<string, unknown>)[field];
  }
  return { kind: 'value', value };
}
