/**
 * The runs the benchmarks read: any event can be made from its number alone, the same on every machine. A line is 138
 * bytes on average, as in the measurements the limits come from; in `lines` it is longer.
 */
const START = Date.parse('2026-01-05T09:00:00Z');
const BYTES = 138;
const WORDS = (
  'the run reads every file of the folder looks for a word counts lines writes what it found into report and asks ' +
  'whether next step is still needed because tests passed before change was made so nothing else has to be done now'
).split(' ');

/**
 * What a run is made of. `turns`: six types in equal parts, two entries for every six events. `rows`: every event is
 * an entry of its own, four kinds in turn. `lines`: the same with a text that fills a line of a window 1280 px wide.
 */
export const MIXES = ['turns', 'rows', 'lines'] as const;
export type Mix = (typeof MIXES)[number];
const LINE_TEXT = 130;

type Maker = (n: number, group: number) => string;

const ROWS: readonly ((n: number) => readonly [type: string, fields: string])[] = [
  () => ['notice', '"level":"info","text":'],
  () => ['prompt', '"role":"user","content":'],
  (n) => ['message.finished', `"messageId":"m${n}","content":`],
  (n) => ['tool.finished', `"toolCallId":"c${n}","name":"read","status":"ok","result":`],
];

const MAKERS: Record<Mix, readonly Maker[]> = {
  turns: [
    (n, group) => line('message.started', n, `"messageId":"m${group}","role":"assistant"`),
    (n, group) => line('message.delta', n, `"messageId":"m${group}","text":`, true),
    (n, group) => line('message.finished', n, `"messageId":"m${group}","finishReason":"tool_calls"`),
    (n, group) => line('tool.started', n, `"toolCallId":"c${group}","name":"search","args":`, true),
    (n, group) => line('tool.finished', n, `"toolCallId":"c${group}","status":"ok","result":`, true),
    (n, group) =>
      line('usage', n, `"scope":"call","mode":"final","key":"m${group}","usage":{"inputTokens":${900 + (n % 97)},"outputTokens":${n % 61}}`),
  ],
  rows: ROWS.map((of) => (n) => line(of(n)[0], n, of(n)[1], true)),
  lines: ROWS.map((of) => (n) => line(of(n)[0], n, of(n)[1], true, LINE_TEXT)),
};

/** Event number `n` (from 1) of a run of `count` events, as one line of JSON. The first begins the run, the last ends it. */
export function eventLine(n: number, count: number, mix: Mix): string {
  if (n === 1) return line('run.started', n, '"run":{"id":"bench","title":"A run to be measured","agent":{"name":"bench"}}');
  if (n === count) return line('run.finished', n, '"outcome":"success"');
  const makers = MAKERS[mix];
  const at = n - 2;
  return (makers[at % makers.length] as Maker)(n, Math.floor(at / makers.length));
}

/** The same line as a block of an event stream. */
export const sseBlock = (n: number, count: number, mix: Mix): string => `id: e${n}\ndata: ${eventLine(n, count, mix)}\n\n`;

function line(type: string, n: number, fields: string, text = false, length?: number): string {
  const time = new Date(START + n).toISOString();
  const head = `{"type":"${type}","id":"e${n}","seq":${n},"time":"${time}",${fields}`;
  return text ? `${head}"${textOf(n, length ?? BYTES + 6 - head.length)}"}` : `${head}}`;
}

/** Words up to about `length` characters, at least one. */
function textOf(n: number, length: number): string {
  let state = n;
  let text = '';
  do {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += `${text === '' ? '' : ' '}${WORDS[(state >>> 16) % WORDS.length] ?? ''}`;
  } while (text.length < length);
  return text;
}
