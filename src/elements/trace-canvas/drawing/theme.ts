/**
 * The tokens as a canvas needs them: resolved. Elements follow a token that changes on any ancestor by themselves; a
 * canvas has to be told. So one hidden element uses every colour and the font, each with a transition of no length that
 * anybody could see: the browser begins it exactly when the value has changed, whatever changed it (a token, the colour
 * scheme, a class, a media query, a style sheet).
 */
import { isSameMetrics, lineHeights, nodeMetrics, type NodeMetrics } from './node-metrics.js';
import { themeColors, type ThemeColor } from './palette.js';
import { treeToken } from './tree-tokens.js';

/** What is painted with. Lengths are CSS pixels at zoom 1. */
export interface CanvasTheme {
  readonly colors: Readonly<Record<ThemeColor, string>>;
  readonly metrics: NodeMetrics;
  readonly radius: number;
  readonly edgeWidth: number;
  /** Device pixels of a CSS pixel. */
  readonly pixelRatio: number;
}

export interface ThemeWatch {
  readonly theme: CanvasTheme;
  stop(): void;
}

/** Uses of the tokens that are not colours. */
const LENGTHS = { width: treeToken('node-radius'), height: treeToken('edge-width') };

/** Long enough to begin, too short to see. */
const NO_TIME = '1ms';

interface Probe {
  readonly element: HTMLElement;
  readonly colors: ReadonlyMap<ThemeColor, HTMLElement>;
  /** Of the two lines of text, and a mark on the baseline of each. */
  readonly lines: readonly (readonly [line: HTMLElement, mark: HTMLElement])[];
  readonly lengths: HTMLElement;
}

function child(parent: HTMLElement, style: Readonly<Record<string, string>>): HTMLElement {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value);
  parent.append(element);
  return element;
}

function createProbe(): Probe {
  const element = document.createElement('div');
  element.setAttribute('aria-hidden', 'true');
  const hidden = { position: 'absolute', visibility: 'hidden', 'pointer-events': 'none', inset: '0 auto auto 0' };
  const still = { 'forced-color-adjust': 'none', contain: 'layout style', 'text-align': 'left' };
  for (const [name, value] of Object.entries({ ...hidden, ...still })) element.style.setProperty(name, value);
  const watched = ['color', 'width', 'height', 'font-size', 'font-family'];
  // Declared apart: a browser that does not know the second keeps the first.
  const transition = { transition: watched.map((name) => `${name} ${NO_TIME}`).join(), 'transition-behavior': 'allow-discrete' };
  const colors = new Map(themeColors.map((name) => [name, child(element, { color: `var(--_trace-${name})`, ...transition })]));
  const lines = ['var(--_font-size)', 'calc(var(--_font-size) * 11 / 13)'].map((size, index) => {
    const line = child(element, {
      ...{ 'font-family': 'var(--_font-family)', 'font-size': size, 'font-weight': index === 0 ? '600' : '400' },
      ...{ 'white-space': 'pre', 'text-rendering': 'geometricPrecision', ...transition },
    });
    const mark = child(line, { display: 'inline-block', width: '0', height: '0', 'vertical-align': 'baseline' });
    return [line, mark] as const;
  });
  return { element, colors, lines, lengths: child(element, { ...LENGTHS, ...transition }) };
}

/** Distance of the baseline from the top of a line of this height. */
function baselineOf([line, mark]: readonly [HTMLElement, HTMLElement], height: number): number {
  line.style.setProperty('line-height', `${height}px`);
  const outer = line.getBoundingClientRect();
  // Where a page has scaled the element, so is the line.
  const scale = outer.height / height || 1;
  return (mark.getBoundingClientRect().bottom - outer.top) / scale;
}

function read(probe: Probe): CanvasTheme {
  const colors = Object.fromEntries(Array.from(probe.colors, ([name, element]) => [name, getComputedStyle(element).color]));
  const [nameLine, smallLine] = probe.lines as [Probe['lines'][number], Probe['lines'][number]];
  const { fontFamily, fontSize } = getComputedStyle(nameLine[0]);
  const size = Number.parseFloat(fontSize) || 13;
  const heights = lineHeights(size);
  const baselines = { name: baselineOf(nameLine, heights.name), small: baselineOf(smallLine, heights.small) };
  const { width, height } = getComputedStyle(probe.lengths);
  return {
    colors: colors as Record<ThemeColor, string>,
    metrics: nodeMetrics(fontFamily, size, baselines),
    radius: Number.parseFloat(width) || 0,
    edgeWidth: Number.parseFloat(height) || 0,
    pixelRatio: devicePixelRatio,
  };
}

const isSameTheme = (a: CanvasTheme, b: CanvasTheme): boolean =>
  isSameMetrics(a.metrics, b.metrics) &&
  a.radius === b.radius &&
  a.edgeWidth === b.edgeWidth &&
  a.pixelRatio === b.pixelRatio &&
  themeColors.every((name) => a.colors[name] === b.colors[name]);

/**
 * The theme as it is now, or as it would be in another colour scheme. The host's styles must hold `paletteStyles`, and it
 * must be in the document.
 */
export function readTheme(host: HTMLElement, scheme?: 'light' | 'dark'): CanvasTheme {
  const probe = createProbe();
  if (scheme) probe.element.style.setProperty('color-scheme', scheme);
  (host.shadowRoot ?? host).append(probe.element);
  const theme = read(probe);
  probe.element.remove();
  return theme;
}

/**
 * The theme now, and again whenever it has changed: at most once a frame. With the pixel density, which a canvas has to
 * follow too. Ends with `stop()`.
 */
export function watchTheme(host: HTMLElement, onChange: (theme: CanvasTheme) => void): ThemeWatch {
  const probe = createProbe();
  (host.shadowRoot ?? host).append(probe.element);
  let theme = read(probe);
  let frame = 0;
  let fontsCame = false;
  const ended = new AbortController();
  const { signal } = ended;

  const changed = (): void => {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      const next = read(probe);
      if (!fontsCame && isSameTheme(theme, next)) return;
      // What was measured is not measured again, unless in another font of the same name.
      theme = !fontsCame && isSameMetrics(theme.metrics, next.metrics) ? { ...next, metrics: theme.metrics } : next;
      fontsCame = false;
      onChange(theme);
    });
  };
  const density = (): void => {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      'change',
      () => {
        density();
        changed();
      },
      { once: true, signal },
    );
  };
  // A value that changes again while its transition runs begins another one; the last has ended when all is still.
  for (const type of ['transitionrun', 'transitionend', 'transitioncancel']) probe.element.addEventListener(type, changed, { signal });
  const fontsLoaded = (): void => {
    fontsCame = true;
    changed();
  };
  document.fonts.addEventListener('loadingdone', fontsLoaded, { signal });
  density();

  return {
    get theme() {
      return theme;
    },
    stop() {
      ended.abort();
      cancelAnimationFrame(frame);
      probe.element.remove();
    },
  };
}
