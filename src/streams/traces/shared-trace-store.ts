/** One store for all elements on a page that read the same trace document in the same way: one request for all. */
import { objectNumber } from '../object-number.js';
import { createTraceStore, type TraceStore } from './trace-store.js';
import type { TraceStoreOptions } from './trace-types.js';

const stores = new Map<string, TraceStore>();

/** The page's store for these options, made when there is none; forgotten once its reading was dropped. */
export function sharedTraceStore(options: TraceStoreOptions): TraceStore {
  // What is in hand has no address to be known by.
  if (options.data !== undefined || options.tree !== undefined) return createTraceStore(options);
  const { url, treeUrl, live = false, format = 'auto', credentials = 'same-origin', requestInit } = options;
  const key = JSON.stringify([url, treeUrl, live, format, credentials, objectNumber(requestInit)]);
  const known = stores.get(key);
  if (known) return known;
  const store = createTraceStore({
    ...options,
    onRelease: () => {
      if (stores.get(key) === store) stores.delete(key);
    },
  });
  stores.set(key, store);
  return store;
}
