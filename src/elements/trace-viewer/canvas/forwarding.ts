/** The events of the canvas, as the viewer's own: the page listens to one element. */
import {
  TraceErrorEvent,
  TraceLoadEvent,
  TraceSelectEvent,
  TraceSelectionChangeEvent,
  TraceTabChangeEvent,
  TraceToggleEvent,
  TraceUpdateEvent,
  TraceViewportChangeEvent,
} from '../../trace-events.js';

type Listener<E extends Event> = (event: E) => void;

/** Listeners for the canvas and the inspector, each of which fires the same event on the viewer. */
export interface Forwarding {
  readonly load: Listener<TraceLoadEvent>;
  readonly error: Listener<TraceErrorEvent>;
  readonly update: Listener<TraceUpdateEvent>;
  readonly viewport: Listener<TraceViewportChangeEvent>;
  readonly select: Listener<TraceSelectEvent>;
  readonly selection: Listener<TraceSelectionChangeEvent>;
  readonly toggle: Listener<TraceToggleEvent>;
  readonly tab: Listener<TraceTabChangeEvent>;
}

/** @param host Fires the events. What a page prevents there is prevented where it came from. */
export function forwardingTo(host: EventTarget): Forwarding {
  const to =
    <E extends Event>(copy: (event: E) => Event): Listener<E> =>
    (event) => {
      event.stopPropagation();
      if (!host.dispatchEvent(copy(event))) event.preventDefault();
    };
  return {
    load: to(({ trace }) => new TraceLoadEvent(trace)),
    error: to(({ error, code }) => new TraceErrorEvent(error, code)),
    update: to(({ trace, changedPaths }) => new TraceUpdateEvent(trace, changedPaths)),
    viewport: to(({ viewport }) => new TraceViewportChangeEvent(viewport)),
    select: to(({ path, previousPath, source }) => new TraceSelectEvent(path, previousPath, source)),
    selection: to(({ path, previousPath }) => new TraceSelectionChangeEvent(path, previousPath)),
    toggle: to(({ path, expanded }) => new TraceToggleEvent(path, expanded)),
    tab: to(({ tab }) => new TraceTabChangeEvent(tab)),
  };
}
