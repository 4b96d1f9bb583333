/** What is marked in the drawing. */
import type { PaintState } from './drawing/painter.js';
import { itemOfPath } from './drawing/scene-access.js';
import type { Scene } from './drawing/scene.js';

/** By path. */
export interface Marks {
  readonly selected?: string | undefined;
  readonly hovered?: string | undefined;
  /** Where the keyboard is, while it shows. */
  readonly focused?: string | undefined;
  /** What a search found. */
  readonly matches?: ReadonlySet<string> | undefined;
}

/** By items of a scene. */
export type MarkedItems = Omit<PaintState, 'domItems'>;

export function markedItems(scene: Scene, { selected, hovered, focused, matches }: Marks): MarkedItems {
  const itemOf = (path: string | undefined): number => (path === undefined ? -1 : itemOfPath(scene, path));
  return {
    selected: itemOf(selected),
    hovered: itemOf(hovered),
    focused: itemOf(focused),
    matches: matches && new Set(Array.from(matches, itemOf)),
  };
}
