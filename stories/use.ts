/** What a person does with a story once it is shown, so that it shows what follows. */
import type { StoryObj } from '@storybook/web-components-vite';
import type { LiveRunViewer } from '../src/elements/live-run-viewer/live-run-viewer.js';

/** Steps after a story was drawn; Storybook and the tests run them. */
export type Play = (shown: { readonly canvasElement: HTMLElement }) => Promise<void>;

declare global {
  interface Window {
    /** A real click, where a story is shown by a test or for a picture: some buttons obey only a person. */
    clickAt?: (x: number, y: number) => Promise<void>;
  }
}

/** Longest wait for what a step needs: parts come when the page is idle. */
const LIMIT_MS = 15_000;

function* deep(root: ParentNode): Generator<HTMLElement> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    yield element;
    if (element.shadowRoot) yield* deep(element.shadowRoot);
  }
}

export async function found(canvas: HTMLElement, what: string, matches: (element: HTMLElement) => boolean): Promise<HTMLElement> {
  const end = performance.now() + LIMIT_MS;
  for (;;) {
    for (const element of deep(canvas)) if (matches(element) && element.checkVisibility()) return element;
    if (performance.now() > end) throw new Error(`A story waited for ${what} in vain.`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

const nameOf = (element: HTMLElement): string =>
  (element.getAttribute('aria-label') ?? element.innerText).replace(/\s+/g, ' ').trim();

/**
 * Presses buttons one after the other, each by its accessible name, as soon as it is there: `Kinds|Filters` where a narrow
 * view has another button in its place.
 */
export const press =
  (...names: readonly string[]): Play =>
  async ({ canvasElement }) => {
    for (const name of names) {
      const either = new Set(name.split('|'));
      const button = await found(canvasElement, name, (element) => element.matches('button, [role=button]') && either.has(nameOf(element)));
      const { x, y, width, height } = button.getBoundingClientRect();
      if (window.clickAt) await window.clickAt(Math.round(x + width / 2), Math.round(y + height / 2));
      else button.click();
    }
  };

/** Presses a button, which may be in a menu where the view is narrow. */
export const pressIn =
  (menu: string, name: string): Play =>
  async (shown) => {
    const either = await found(shown.canvasElement, name, (element) => element.matches('button') && [menu, name].includes(nameOf(element)));
    if (nameOf(either) === menu) await press(menu)(shown);
    await press(name)(shown);
  };

/** Presses a key on the line of an entry, once the log has its tools. */
export const key =
  (name: string): Play =>
  async ({ canvasElement }) => {
    await found(canvasElement, 'the tools for reading', (element) => element.matches('.reading'));
    const line = await found(canvasElement, 'an entry', (element) => element.matches('.summary'));
    line.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true }));
  };

/** Writes into the text box with this placeholder. */
export const write =
  (placeholder: string, text: string): Play =>
  async ({ canvasElement }) => {
    const box = await found(canvasElement, placeholder, (element) => element.matches(`[placeholder="${placeholder}"]`));
    (box as HTMLInputElement).value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

/** Looks for a text in the log; in a narrow view the box has to be opened first. */
export const search =
  (text: string): Play =>
  async ({ canvasElement }) => {
    const first = await found(canvasElement, 'search', (element) => element.matches('.open-search, [role=searchbox]'));
    if (first.matches('button')) first.click();
    await write('Search', text)({ canvasElement });
  };

/** Waits until what the viewer says of itself holds. */
export const until =
  (what: string, holds: (viewer: LiveRunViewer) => boolean, use: (viewer: LiveRunViewer) => unknown = () => undefined): Play =>
  async ({ canvasElement }) => {
    const isReady = (element: HTMLElement): boolean => element.matches('live-run-viewer') && holds(element);
    await use((await found(canvasElement, `a viewer ${what}`, isReady)) as LiveRunViewer);
  };

/** Calls methods of the viewer once it has read this many events. */
export const withViewer = (events: number, use: (viewer: LiveRunViewer) => unknown): Play =>
  until(`with ${events} events`, ({ run }) => run.eventCount === events, use);

/** A story as it is after some steps. */
export const after = (story: StoryObj, ...steps: readonly Play[]): StoryObj => ({
  ...story,
  play: async ({ canvasElement }) => {
    for (const step of steps) await step({ canvasElement });
  },
});
