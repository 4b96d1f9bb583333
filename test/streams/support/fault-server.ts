/** The browser's end of the fault server: `test/server` says what a script may hold. */
import type { Reply, Script } from '../../server/types.js';

/** A request the server saw. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether its connection is closed. */
  readonly closed: boolean;
}

/** One scripted run and what became of it. */
export interface ServedRun {
  /** Of the run over HTTP. */
  readonly url: string;
  readonly webSocketUrl: string;
  /** The same run on another origin. */
  readonly otherOriginUrl: string;
  /** Every request so far, oldest first. */
  seen(): Promise<SeenRequest[]>;
  /** Requests for the run itself. */
  reads(): Promise<SeenRequest[]>;
  /** Adds events, and sends them to whoever is connected. */
  emit(...events: readonly unknown[]): Promise<void>;
  /** Ends the open answers. */
  end(how: 'close' | 'break' | 'reset'): Promise<void>;
  change(script: Partial<Script>): Promise<void>;
}

async function post(path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`/faults/${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`the fault server answered ${response.status} to ${path}`);
  return response.json();
}

async function get<T>(path: string): Promise<T> {
  return (await (await fetch(`/faults/${path}`)).json()) as T;
}

let other: Promise<{ origin: string }> | undefined;

/** Gives the server a script; the run is then at `url`. `name` ends its path. */
export async function serve(script: Partial<Script>, name = ''): Promise<ServedRun> {
  const { id } = (await post('scripts', { events: [], format: 'sse', ...script })) as { id: string };
  const { origin } = await (other ??= get<{ origin: string }>('other-origin'));
  const path = `/faults/runs/${id}${name === '' ? '' : `/${name}`}`;
  const seen = (): Promise<SeenRequest[]> => get(`log/${id}`);
  return {
    url: new URL(path, location.href).href,
    webSocketUrl: new URL(`/faults/ws/${id}`, location.href).href.replace(/^http/, 'ws'),
    otherOriginUrl: origin + path,
    seen,
    reads: async () => (await seen()).filter(({ method }) => method === 'GET'),
    async emit(...events) {
      await post(`scripts/${id}/events`, events);
    },
    async end(how) {
      await post(`scripts/${id}/end`, how);
    },
    async change(changed) {
      await post(`scripts/${id}`, changed);
    },
  };
}

export type { Reply, Script };
