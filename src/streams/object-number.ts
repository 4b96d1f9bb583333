/** Numbers for objects, so that they can be part of a key. */
const numbers = new WeakMap<object, number>();
let next = 1;

/** The same number for the same object, 0 for none. */
export function objectNumber(value: object | undefined): number {
  if (value === undefined) return 0;
  let number = numbers.get(value);
  if (number === undefined) numbers.set(value, (number = next++));
  return number;
}
