/** What one works with. Loaded when the first picture is there, which needs none of it. */
export { badgeAt } from './drawing/badge-at.js';
export { equip } from './equipment.js';
export { twinItems } from './outline/twin-items.js';

// What draws is there already: as in `picture/picture-parts.ts`.
export * from './drawing-parts.js';
