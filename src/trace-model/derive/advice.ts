/** What can be done about an execution, as calls of its runtime that are ready to be copied. */
import type { TraceDocument, TraceFormat } from '../trace-document.js';

/** Things a runtime can be asked for. `done` and `undone` answer an instruction or the gate, `yes` and `no` a condition. */
export type Act = 'next' | 'done' | 'undone' | 'yes' | 'no' | 'reset';

interface Runtime {
  /** Names of its functions, and what they are given after the execution's address. */
  readonly calls: Readonly<Record<Act, readonly [name: string, ...values: string[]]>>;
  readonly write: (name: string, uri: string | undefined, values: readonly string[]) => string;
}

const RUNTIMES: Partial<Readonly<Record<TraceFormat, Runtime>>> = {
  behaviors: {
    calls: {
      next: ['next_step'],
      done: ['submit', '"success"'],
      undone: ['submit', '"failure"'],
      yes: ['eval', 'true'],
      no: ['eval', 'false'],
      reset: ['reset_execution'],
    },
    write: (name, uri, values) => `${name}(${[uri === undefined ? 'uri' : JSON.stringify(uri), ...values].join(', ')})`,
  },
  abtree: {
    calls: {
      next: ['next'],
      done: ['submit', 'success'],
      undone: ['submit', 'failure'],
      yes: ['eval', 'true'],
      no: ['eval', 'false'],
      reset: ['execution reset'],
    },
    write: (name, id, values) => ['abtree', name, id === undefined ? '<id>' : shellWord(id), ...values].join(' '),
  },
};

/** A foreign name in a command line somebody is going to paste. */
const shellWord = (text: string): string => (/^[\w.][\w.-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`);

/** An address longer than any is left for the reader to fill in. */
const LONGEST_URI = 4096;

/** The calls that do these things; none where the runtime has no calls. */
export function adviceFor({ format, uri }: Pick<TraceDocument, 'format' | 'uri'>, acts: readonly Act[]): readonly string[] {
  const runtime = RUNTIMES[format];
  if (runtime === undefined) return [];
  const address = uri === undefined || uri.length > LONGEST_URI ? undefined : uri;
  return acts.map((act) => {
    const [name, ...values] = runtime.calls[act];
    return runtime.write(name, address, values);
  });
}
