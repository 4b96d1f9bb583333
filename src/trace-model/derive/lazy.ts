/**
 * A part of a document that is made when it is first asked for. Of what earlier versions of the document had made, the
 * newest is handed on, so that equal parts stay the same objects; the versions themselves are not held.
 */
export class Lazy<T> {
  #make: ((before: T | undefined) => T) | undefined;
  #value: T | undefined;

  /** @param make gets what an earlier version had made, if it had */
  constructor(make: (before: T | undefined) => T, earlier?: Lazy<T>) {
    this.#make = make;
    this.#value = earlier?.latest;
  }

  /** What was made for this version or, before that, for an earlier one. */
  get latest(): T | undefined {
    return this.#value;
  }

  get value(): T {
    if (this.#make !== undefined) {
      this.#value = this.#make(this.#value);
      this.#make = undefined;
    }
    return this.#value as T;
  }
}
