/** Numbers for objects, so that they can be part of a key. */
const identities = new WeakMap<object, number>();
let nextIdentity = 1;

/** The same number for the same object, 0 for none. */
export function identityOf(value: object | undefined): number {
  if (value === undefined) return 0;
  let identity = identities.get(value);
  if (identity === undefined) identities.set(value, (identity = nextIdentity++));
  return identity;
}
