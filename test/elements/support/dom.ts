import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { LitElement } from 'lit';
import type { TestScope } from './test-scope.js';
import './test-scope.js';

/** Every element below `root` that matches, shadow roots included, in document order. */
export function deepAll(root: ParentNode, selector: string): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.matches(selector)) found.push(element);
    if (element.shadowRoot) found.push(...deepAll(element.shadowRoot, selector));
  }
  return found;
}

const inRoot = (element: Element | ShadowRoot): ParentNode =>
  element instanceof Element && element.shadowRoot ? element.shadowRoot : element;

const selectors: Readonly<Record<string, string>> = {
  button: 'button, [role=button]',
  link: 'a[href]:not([role])',
  textbox: 'textarea, input:not([type])',
  alertdialog: '[role=alertdialog]',
  status: '[role=status]',
  list: 'ul, ol',
  heading: 'h1, h2',
};

/** What a person would call it: its label, else its text, white space folded. */
export const nameOf = (element: Element): string =>
  (element.getAttribute('aria-label') ?? element.textContent).replace(/\s+/g, ' ').trim();

/** Whether it is there to be seen. */
export const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** Shown elements of a role, by exact accessible name if one is given. */
export const allByRole = (root: Element | ShadowRoot, role: string, name?: string): HTMLElement[] =>
  deepAll(inRoot(root), selectors[role] ?? `[role=${role}]`).filter(
    (element) => isShown(element) && (name === undefined || nameOf(element) === name),
  );

export function byRole(root: Element | ShadowRoot, role: string, name?: string): HTMLElement {
  const [first, ...more] = allByRole(root, role, name);
  if (!first || more.length > 0) {
    throw new Error(`expected one ${role} “${name ?? ''}”, found ${first ? more.length + 1 : 0}`);
  }
  return first;
}

/** Shown elements that carry a part. */
export const parts = (root: Element, part: string): HTMLElement[] =>
  deepAll(inRoot(root), `[part~=${part}]`).filter(isShown);

/** Text as a reader sees it, white space folded; empty when nothing is shown. */
export const textOf = (element: HTMLElement | undefined): string => (element?.innerText ?? '').replace(/\s+/g, ' ').trim();

/** A click of a real mouse on the middle of an element. */
export async function click(element: Element): Promise<void> {
  element.scrollIntoView({ block: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  expect(width * height, 'the element to click has a size').to.be.above(0);
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

/** Puts an element into a provider of `scope` and waits until it is drawn. */
export async function mount<T extends LitElement>(tag: string, scope: TestScope, setUp?: (element: T) => void): Promise<T> {
  const provider = await fixture<HTMLElement>(html`<scope-provider .scope=${scope}></scope-provider>`);
  const element = document.createElement(tag) as T;
  setUp?.(element);
  provider.append(element);
  await settle(element);
  return element;
}

/** Waits for the frame that a new value is drawn in, and for the drawing. */
export async function settle(element: LitElement): Promise<void> {
  await nextFrame();
  await nextFrame();
  await element.updateComplete;
}

/** Waits until `condition` holds; fails after `limitMs`, saying what was waited for. */
export async function until(condition: () => boolean | Promise<boolean>, what: string, limitMs = 30_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`gave up waiting until ${what}`);
    await aTimeout(20);
  }
}

/** Runs `check` in light and in dark. */
export async function inBothSchemes(check: (scheme: 'light' | 'dark') => Promise<unknown>): Promise<void> {
  const root = document.documentElement.style;
  for (const scheme of ['light', 'dark'] as const) {
    root.setProperty('color-scheme', scheme);
    root.setProperty('background', scheme === 'light' ? '#ffffff' : '#101316');
    await check(scheme);
  }
  root.removeProperty('color-scheme');
  root.removeProperty('background');
}
