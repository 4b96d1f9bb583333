/**
 * Wraps a listener of one of our own controls so that only a person sets it off: an event made by a script, of the
 * page or of content that got into it, does nothing. The one place where this is decided.
 */
export const onUser =
  <E extends Event>(listener: (event: E) => void) =>
  (event: E): void => {
    if (event.isTrusted) listener(event);
  };
