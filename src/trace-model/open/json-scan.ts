/**
 * Says where a JSON text is wrong, which `JSON.parse` says in no two browsers alike, and how much of a text that was cut off
 * is whole. Runs only on texts that `JSON.parse` has refused. Never recursive.
 */

export type Scan =
  | { readonly kind: 'whole' }
  /** A syntax error at an index of the text. */
  | { readonly kind: 'fault'; readonly at: number }
  /** A whole value, and at an index something after it. */
  | { readonly kind: 'more'; readonly at: number }
  /** The text ends within the value. `repaired` is its beginning up to the last whole value, closed; `''`: there is none. */
  | { readonly kind: 'cut'; readonly repaired: string };

/** What may come next. */
type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | ':' | ', or close';
/** What was found instead of it. */
type Stop = 'end' | 'fault' | 'cut';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;
const SPACE = /[ \t\n\r]*/y;
const WORD = /[-+.\w]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const ESCAPE_BEGINNING = /^\\(?:u[\da-fA-F]{0,3})?$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NUMBER_BEGINNING = /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?(?:(?<=\d)[eE][+-]?\d*)?)?$/;
const LITERALS = ['true', 'false', 'null'];

/** Walks a text once. */
export const scanJson = (text: string): Scan => new JsonScanner(text).scan();

class JsonScanner {
  readonly #text: string;
  readonly #closers: string[] = [];
  #at = 0;
  /** End of the last whole value, and how many containers were open there. */
  #whole = { end: 0, open: 0 };

  constructor(text: string) {
    this.#text = text;
  }

  scan(): Scan {
    let expected: Expected = 'value';
    for (;;) {
      this.#skipSpace();
      const next: Expected | Stop = this.#at === this.#text.length ? 'cut' : this.#step(expected);
      if (next === 'fault') return { kind: 'fault', at: this.#at };
      if (next === 'cut') return { kind: 'cut', repaired: this.#repaired() };
      if (next === 'end') break;
      expected = next;
    }
    this.#skipSpace();
    return this.#at === this.#text.length ? { kind: 'whole' } : { kind: 'more', at: this.#at };
  }

  #step(expected: Expected): Expected | Stop {
    const char = this.#text.charAt(this.#at);
    const closes = char === this.#closers.at(-1);
    switch (expected) {
      case 'value':
        return this.#value(char);
      case 'value or ]':
        return closes ? this.#close() : this.#value(char);
      case 'key':
        return this.#key(char);
      case 'key or }':
        return closes ? this.#close() : this.#key(char);
      case ':':
        return char === ':' ? this.#go('value') : 'fault';
      case ', or close':
        if (closes) return this.#close();
        return char === ',' ? this.#go(this.#closers.at(-1) === '}' ? 'key' : 'value') : 'fault';
    }
  }

  #value(char: string): Expected | Stop {
    if (char === '{') return this.#open('}', 'key or }');
    if (char === '[') return this.#open(']', 'value or ]');
    const stop = char === '"' ? this.#string() : this.#word();
    return stop ?? this.#done();
  }

  #key(char: string): Expected | Stop {
    if (char !== '"') return 'fault';
    return this.#string() ?? ':';
  }

  #go(next: Expected): Expected {
    this.#at++;
    return next;
  }

  #open(closer: string, next: Expected): Expected {
    this.#closers.push(closer);
    return this.#go(next);
  }

  #close(): Expected | Stop {
    this.#closers.pop();
    this.#at++;
    return this.#done();
  }

  /** A value is whole. */
  #done(): Expected | Stop {
    this.#whole = { end: this.#at, open: this.#closers.length };
    return this.#closers.length === 0 ? 'end' : ', or close';
  }

  /** Moves behind a string. Strings are walked by code unit: a pattern for them overflows its stack on long ones. */
  #string(): Stop | undefined {
    const text = this.#text;
    for (let i = this.#at + 1; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === QUOTE) {
        this.#at = i + 1;
        return undefined;
      }
      if (code < FIRST_PRINTABLE) return this.#faultAt(i);
      if (code !== BACKSLASH) continue;
      const escape = matchAt(ESCAPE, text, i);
      if (escape === '') return ESCAPE_BEGINNING.test(text.slice(i, i + 6)) ? 'cut' : this.#faultAt(i);
      i += escape.length - 1;
    }
    return 'cut';
  }

  /** Moves behind a number or a literal. At the end of the text within a container, more of it may have followed. */
  #word(): Stop | undefined {
    const word = matchAt(WORD, this.#text, this.#at);
    const isLast = this.#at + word.length === this.#text.length;
    if (isLast && (NUMBER_BEGINNING.test(word) || LITERALS.some((literal) => literal.startsWith(word)))) return 'cut';
    if (!NUMBER.test(word) && !LITERALS.includes(word)) return 'fault';
    this.#at += word.length;
    return undefined;
  }

  #faultAt(at: number): 'fault' {
    this.#at = at;
    return 'fault';
  }

  #skipSpace(): void {
    this.#at += matchAt(SPACE, this.#text, this.#at).length;
  }

  #repaired(): string {
    const { end, open } = this.#whole;
    return this.#text.slice(0, end) + this.#closers.slice(0, open).reverse().join('');
  }
}

/** What a sticky pattern matches at an index; `''` when nothing. */
function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
