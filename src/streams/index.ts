/** `run-elements/streams`: runs and traces as RxJS streams, without any element. */
export type { ActionHandlers, ActionName, ActionReceipt, ActionRequest, ReceiptStatus } from './action-types.js';
export type { ConnectionState, ConnectionStateName } from './connection-state.js';
export { ActionError, RunStreamError, TransportError } from './errors.js';
export type { ActionErrorCode, ErrorFacts, TransportErrorCode } from './errors.js';
export { ListBuilder, type ReadonlyList } from './persistent-list.js';
export type * from './run-state.js';
export type { ConnectionEnd, RawRecord, Signal, Transport } from './transports/transport.js';
