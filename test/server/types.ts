/** What a test asks of the fault server, as data: a run, the form it is served in, and what each request gets. */

/** What one request gets. Left out: everything after the position it names, and then a clean end. */
export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Sent instead of events. */
  body?: string;
  /** First event sent, whatever position was asked for. */
  from?: number;
  /** Index of the first event not sent. */
  upTo?: number;
  /** This many events before the position are sent again. */
  repeat?: number;
  /** Sequence numbers left out. */
  skip?: readonly number[];
  /** The body ends here. */
  cutAfterBytes?: number;
  /** How it ends: cleanly, without its end, by RST, or not at all. */
  end?: 'close' | 'break' | 'reset' | 'hang';
  /** Sent in slices of this size, one a turn of the event loop. */
  sliceBytes?: number;
  hangBeforeHeaders?: boolean;
  /** With a `Content-Length`. */
  announceLength?: boolean;
  /** Of a WebSocket; 1000 when left out. */
  closeCode?: number;
  /** WebSocket messages as bytes. */
  binary?: boolean;
  /** All events in one WebSocket message. */
  batch?: boolean;
}

export interface Script {
  /** Run events; a string is sent as it is. */
  events: readonly unknown[];
  format: 'sse' | 'ndjson' | 'array' | 'recording' | 'pages' | 'file' | 'document';
  /** By number of request; the last one repeats. */
  replies?: readonly Reply[];
  /** The same for POSTs. */
  actions?: readonly Reply[];
  /** The `run` of a recording or page. */
  run?: object;
  pageSize?: number;
  /** The bytes of a file or document, instead of events. */
  file?: string;
  /** Whether `Range` is obeyed; it is. */
  ranges?: boolean;
  /** How the versions of a document are told apart: by `ETag`, unless said otherwise. */
  validators?: 'etag' | 'modified' | 'none';
  /** When the document was last changed, in epoch ms. */
  modified?: number;
  /** Whether other origins may read. */
  cors?: boolean;
  /** Line ends of SSE and NDJSON. */
  eol?: '\n' | '\r\n' | '\r';
  /** Whether SSE blocks have an `id:` line; they have. */
  ids?: boolean;
}

/** Where a request wants to go on. */
export interface Position {
  id?: string | undefined;
  seq?: number | undefined;
}
