/**
 * Answers to the requests of a story, given by the page itself: a story has no server, and what is to be seen here is
 * what the viewer makes of real bytes that stop, stay away or are refused.
 */
import type { RunEvent } from '../src/trace-model/index.js';

export type Answer = () => Response;

const PATH = '/story-runs/';
const queues = new Map<string, Answer[]>();
let isListening = false;

/** Events as an event stream that is cut after them, or goes on in silence. */
export const stream =
  (events: readonly RunEvent[], then: 'cut' | 'silence'): Answer =>
  () => {
    const text = events.map((event) => `id: ${event.id ?? ''}\ndata: ${JSON.stringify(event)}\n\n`).join('');
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        if (then === 'cut') controller.close();
      },
    });
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } });
  };

/** A refusal; `retryAfter` in seconds. */
export const refusal =
  (status: number, retryAfter?: number): Answer =>
  () =>
    new Response(null, { status, headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) } });

/** The address of a run whose requests get these answers one after the other, and then none. */
export function answering(name: string, answers: readonly Answer[]): string {
  queues.set(name, [...answers]);
  if (!isListening) listen();
  return `${PATH}${name}`;
}

function listen(): void {
  isListening = true;
  const fetch = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.startsWith(PATH)) return fetch(input, init);
    const answer = queues.get(pathname.slice(PATH.length))?.shift();
    return answer ? Promise.resolve(answer()) : untilAborted(init?.signal);
  };
}

const untilAborted = (signal: AbortSignal | null | undefined): Promise<Response> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')), { once: true });
  });
