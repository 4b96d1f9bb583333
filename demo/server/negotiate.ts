/** In which of its forms a run is sent, decided by the `Accept` header. */

export const runForms = ['sse', 'ndjson', 'json'] as const;
/** Server-sent events, newline-delimited JSON, or a page of JSON. */
export type RunForm = (typeof runForms)[number];

export const mediaTypes: Readonly<Record<RunForm, string>> = {
  sse: 'text/event-stream',
  ndjson: 'application/x-ndjson',
  json: 'application/json',
};

const aliases = new Map<string, string>([['application/jsonl', mediaTypes.ndjson]]);

/** Whether `name` is one of the forms. */
export const isRunForm = (name: string): name is RunForm => runForms.some((form) => form === name);

/** The form liked best; `undefined` when none is acceptable. Equal likings: the order of `runForms`. */
export function preferredForm(accept = '*/*'): RunForm | undefined {
  const ranges = accept.split(',').map(parseRange);
  // A person who opens the address in a browser wants something that ends and can be read.
  if (ranges.some(({ type }) => type === 'text/html')) return 'json';
  const rated = runForms
    .map((form) => ({ form, quality: quality(mediaTypes[form], ranges) }))
    .filter(({ quality }) => quality > 0);
  return rated.sort((a, b) => b.quality - a.quality)[0]?.form;
}

interface MediaRange {
  readonly type: string;
  readonly quality: number;
}

function parseRange(text: string): MediaRange {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type: aliases.get(type) ?? type, quality: weight === undefined ? 1 : Number(weight) || 0 };
}

/** The most exact range that covers `type` decides. */
function quality(type: string, ranges: readonly MediaRange[]): number {
  const group = `${type.split('/')[0]}/*`;
  for (const name of [type, group, '*/*']) {
    const found = ranges.find((range) => range.type === name);
    if (found) return found.quality;
  }
  return 0;
}
