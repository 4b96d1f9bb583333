import { css, unsafeCSS, type CSSResult } from 'lit';
import { FAR_DETAIL, FAR_DETAIL_LINE, FAR_DISC, FAR_KIND, FAR_KIND_ROOM, FAR_MARK_Y, FAR_PADDING, FAR_SIZES } from './far-sizes.js';
import { GLYPH_WIDTH } from './glyphs.js';
import { DASHES, DIMMED, PULSE_WIDTH } from './line-scale.js';
import { themeColors } from './palette.js';

/** `line-x` strokes, `fill-x` fills, `ink-x` writes, in the colour x of the palette. */
const colorClasses = unsafeCSS(
  themeColors
    .map(
      (name) =>
        `.world .line-${name} { stroke: var(--_trace-${name}); } .world .fill-${name} { fill: var(--_trace-${name}); } .world .ink-${name} { color: var(--_trace-${name}); }`,
    )
    .join('\n'),
);

/** A length on the screen, in world units. */
const far = (px: number): ReturnType<typeof unsafeCSS> => unsafeCSS(`calc(${px}px * var(--_far))`);
const farSizes = unsafeCSS(
  // Scaled, not set in another size: so the baseline is the one that was measured. Small text is 11/13 of a name's.
  FAR_SIZES.map(
    ([size, lineHeight], step) =>
      `.world .far-${step} {
         --_line: calc(${lineHeight}px * var(--_name-size) / ${size});
         --_detail-line: calc(${FAR_DETAIL_LINE}px * var(--_name-size) / ${size});
         transform: scale(calc(${size} * var(--_far) / var(--_name-size)));
       }
       .world .far-${step} > .far-detail { transform: scale(${(FAR_DETAIL * 13) / 11 / size}); }`,
  ).join('\n'),
);

/** The width of a line in world units. */
const line = (width: string): ReturnType<typeof unsafeCSS> => unsafeCSS(`calc(${width} * var(--_line-scale) * 1px)`);
const dashes = unsafeCSS(DASHES.map((length) => `calc(${length}px * var(--_line-scale))`).join(' '));

/**
 * The nodes and edges that stand in the DOM, in a layer of class `world` that the viewport moves and scales. Every length
 * is the one the canvas paints with.
 */
export const nodeStyles: CSSResult = css`
  .world {
    position: absolute;
    top: 0;
    left: 0;
    width: 0;
    height: 0;
    transform-origin: 0 0;
    direction: ltr;
    forced-color-adjust: none;
    font-kerning: normal;
    text-rendering: geometricPrecision;
  }

  .world svg {
    position: absolute;
    top: 0;
    left: 0;
    width: 1px;
    height: 1px;
    overflow: visible;
    pointer-events: none;
  }

  .world path {
    fill: none;
    stroke-linejoin: round;
  }

  .world .w1 {
    stroke-width: ${line('1')};
  }

  .world .w15 {
    stroke-width: ${line('1.5')};
  }

  .world .w2 {
    stroke-width: ${line('2')};
  }

  .world path.dashed {
    stroke-dasharray: ${dashes};
  }

  .world .edge-1 {
    stroke-width: ${line('var(--_edge-line) / 1.5')};
  }

  .world .edge-2 {
    stroke-width: ${line('var(--_edge-line) * 2 / 1.5')};
  }

  .world .node {
    position: absolute;
    top: 0;
    left: 0;
    padding: var(--_node-pad-y) var(--_node-pad-x);
    cursor: pointer;
    white-space: pre;
    /* As it is measured, however the page writes its own text. */
    word-spacing: normal;
    text-indent: 0;
  }

  .world .node > span,
  .world .node .name > span {
    position: relative;
    display: block;
    text-align: left;
    unicode-bidi: plaintext;
  }

  .world .node > .small {
    font-size: var(--_font-size-xs);
    font-weight: 400;
    line-height: var(--_node-small-line);
  }

  .world .node > .marked {
    padding-left: var(--_node-indent);
  }

  .world .node .name > span {
    min-height: var(--_node-name-line);
  }

  .world .node > .name {
    font-size: var(--_font-size);
    font-weight: 600;
    line-height: var(--_node-name-line);
  }

  .world .sign path {
    stroke: currentColor;
    stroke-width: ${unsafeCSS(GLYPH_WIDTH)}px;
    stroke-linecap: round;
  }

  .world .sign path.solid {
    fill: currentColor;
    stroke: none;
  }

  .world .node > .status,
  .world .node > .badge {
    position: absolute;
    top: 0;
    left: 0;
  }

  /* There for whoever copies or reads the text; what is seen is the shape. */
  .world .character {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .world .node > .badge > span {
    position: absolute;
    top: calc((var(--_node-name-line) - var(--_node-small-line)) / 2);
    left: var(--_node-badge-pad);
    font-size: var(--_font-size-xs);
    line-height: var(--_node-small-line);
  }

  .world .node .body,
  .world .node .card {
    fill: var(--_trace-node);
  }

  ${farSizes}

  .world .node > .far {
    position: absolute;
    top: 0;
    height: 100%;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    justify-content: center;
  }

  .world .node > .far {
    left: ${far(FAR_PADDING)};
    transform-origin: 0 50%;
  }

  .world .node > .far.chamfer {
    left: calc(${far(FAR_PADDING)} + var(--_node-chamfer) / 2);
  }

  .world .far-name {
    position: relative;
    font-size: var(--_font-size);
    font-weight: 600;
    line-height: var(--_node-name-line);
  }

  .world .far-name.marked {
    padding-left: ${unsafeCSS(FAR_KIND_ROOM)}em;
  }

  .world .far-name > svg {
    top: calc((var(--_line) - ${unsafeCSS(FAR_KIND)}em) / 2);
    width: ${unsafeCSS(FAR_KIND)}em;
    height: ${unsafeCSS(FAR_KIND)}em;
  }

  .world .far-name > span {
    display: block;
    margin-block: calc((var(--_line) - var(--_node-name-line)) / 2);
    text-align: left;
    unicode-bidi: plaintext;
  }

  .world .far-detail {
    margin-block: calc((var(--_detail-line) - var(--_node-small-line)) / 2);
    transform-origin: 0 50%;
    font-size: var(--_font-size-xs);
    line-height: var(--_node-small-line);
    text-align: left;
    unicode-bidi: plaintext;
  }

  /* Over the corner, so that all of the width is the name's. */
  .world .node > .far-mark {
    position: absolute;
    top: ${far(FAR_MARK_Y - FAR_DISC)};
    right: ${far(-FAR_DISC)};
  }

  .world .node > .far-mark.chamfer {
    right: calc(var(--_node-chamfer) - ${far(FAR_DISC)});
  }

  .world .node > .far-badge {
    position: absolute;
    top: calc(50% - ${far(FAR_DISC)});
    right: ${far(-FAR_DISC)};
  }

  .world .node > .far-badge.below {
    top: calc(100% - ${far(FAR_DISC)});
    right: calc(50% - ${far(FAR_DISC)});
  }

  .world .node > :is(.far-mark, .far-badge) > svg {
    position: static;
    display: block;
    width: ${far(2 * FAR_DISC)};
    height: ${far(2 * FAR_DISC)};
  }

  .world .node[data-match] .body {
    fill: var(--_trace-match);
  }

  .world .node[data-dimmed],
  .world path[data-dimmed] {
    opacity: ${unsafeCSS(DIMMED)};
  }

  .world .ring {
    position: absolute;
    top: 0;
    left: 0;
    z-index: 1;
    pointer-events: none;
  }

  /* Its mark lies over its ring. */
  .world .node[data-selected] {
    z-index: 2;
  }

  .world .pulse {
    animation: pulse 1.6s ease-in-out infinite;
  }

  .world .pulse path {
    stroke-width: ${line(String(PULSE_WIDTH))};
  }

  @keyframes pulse {
    from,
    to {
      opacity: 0.7;
    }

    50% {
      opacity: 0.15;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .world .pulse {
      animation: none;
      opacity: 0.7;
    }
  }

  ${colorClasses}
`;
