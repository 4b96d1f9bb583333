/** Where Tab would go. */

/**
 * The nearest element that Tab would stop at after, or before, `from`; crosses shadow roots. `undefined` when the page
 * has none there.
 */
export function tabStopBeside(from: Element, direction: 'after' | 'before'): HTMLElement | undefined {
  const stops: HTMLElement[] = [];
  let start = 0;
  const visit = (node: Element): void => {
    if (node === from) {
      start = stops.length;
      return;
    }
    if (node instanceof HTMLElement && isTabStop(node)) stops.push(node);
    for (const child of childrenOf(node)) visit(child);
  };
  visit(from.ownerDocument.documentElement);
  return direction === 'after' ? stops[start] : stops[start - 1];
}

/** Children as the reader meets them: a shadow tree in place of its host's children, slotted ones where they show. */
function childrenOf(node: Element): Iterable<Element> {
  if (node.shadowRoot) return node.shadowRoot.children;
  if (node instanceof HTMLSlotElement && node.assignedElements().length > 0) return node.assignedElements();
  return node.children;
}

const isTabStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility({ visibilityProperty: true });
