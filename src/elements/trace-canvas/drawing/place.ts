/** Sets an element's box in world units, as properties: attributes of style would break a strict policy. */
import { noChange } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';
import type { Rect } from '../../../layout/types.js';

class Place extends Directive {
  #shown: Rect | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('place() belongs into the tag of an element');
  }

  render(_rect: Rect): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [rect]: [Rect]): typeof noChange {
    const { style } = part.element as HTMLElement;
    const shown = this.#shown;
    if (shown?.x !== rect.x || shown.y !== rect.y) style.setProperty('transform', `translate(${rect.x}px, ${rect.y}px)`);
    if (shown?.width !== rect.width) style.setProperty('width', `${rect.width}px`);
    if (shown?.height !== rect.height) style.setProperty('height', `${rect.height}px`);
    this.#shown = rect;
    return noChange;
  }
}

/** `<div ${place(rect)}>` */
export const place = directive(Place);
