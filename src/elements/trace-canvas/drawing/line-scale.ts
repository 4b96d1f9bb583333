/** Lines keep their width when the drawing is made smaller: thinner ones could not be seen. */

/** What widths in world units are multiplied by at a zoom. */
export const lineScale = (zoom: number): number => Math.max(1, 1 / zoom);

/** Dashes of what was passed over, in widths that are not scaled. */
export const DASHES = [4, 3] as const;

/** Distance of the ring around a node that is selected or hovered, and of the one around where the keyboard is. */
export const RING_GAP = 4;
export const FOCUS_GAP = 7.5;

/** Width of the band around the node that is worked on, between its outline and that ring. */
export const PULSE_WIDTH = 3;

/** What is not looked for, or not in the focused subtree. */
export const DIMMED = 0.3;
