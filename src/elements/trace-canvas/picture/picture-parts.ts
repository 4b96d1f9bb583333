// Pictures of the drawing. Whoever wants one has what draws: said here too, bundlers need not cut that into the parts that
// both share and those that they do not.
export * from '../drawing-parts.js';
export { toPNG } from './export-png.js';
export { toSVG } from './export-svg.js';
