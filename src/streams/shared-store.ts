/** One store for all elements on a page that read the same run in the same way. */
import { objectNumber } from './object-number.js';
import { createRunStore, type RunStore, type RunStoreOptions } from './store.js';

const stores = new Map<string, RunStore>();

/** The page's store for these options, made when there is none; forgotten once its connection was dropped. */
export function sharedRunStore(options: RunStoreOptions): RunStore {
  const key = keyOf(options);
  const known = stores.get(key);
  if (known) return known;
  const store = createRunStore({
    ...options,
    onRelease: () => {
      if (stores.get(key) === store) stores.delete(key);
    },
  });
  stores.set(key, store);
  return store;
}

function keyOf(options: RunStoreOptions): string {
  const { url, credentials, resume, requestInit, source, webSocketProtocols } = options;
  return JSON.stringify([url, credentials, resume, webSocketProtocols, objectNumber(requestInit), objectNumber(source)]);
}
