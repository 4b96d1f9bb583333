/** What a reader does in a log, and sees of it. */
import { sendKeys } from '@web/test-runner-commands';
import { allByRole, isShown, nameOf, textOf } from '../../support/dom.js';
import type { LogPage } from '../log-fixture.js';

/** A log tall enough for every row. */
export const tall = { height: 1400, width: 1200, display: { expanded: 'none' as const } };
export const ids = (page: LogPage): (string | undefined)[] => page.entries().map((entry) => entry.dataset.id);
export const focused = ({ root }: LogPage): string | undefined => root.activeElement?.closest<HTMLElement>('.entry')?.dataset.id;
export const box = ({ root }: LogPage): HTMLInputElement => root.querySelector('[role=searchbox]') as HTMLInputElement;
export const found = ({ root }: LogPage): string => textOf(root.querySelector<HTMLElement>('.found') ?? undefined);
export const current = ({ root }: LogPage): string | undefined => root.querySelector<HTMLElement>('.entry.current')?.dataset.id;

export async function press(keys: string): Promise<void> {
  const held = keys.split('+');
  const key = held.pop() as string;
  for (const each of held) await sendKeys({ down: each });
  await sendKeys({ press: key });
  for (const each of held) await sendKeys({ up: each });
}

/** The shown button whose accessible name begins so. */
export function button({ root }: LogPage, name: string): HTMLElement {
  const match = allByRole(root, 'button').find((each) => nameOf(each).startsWith(name));
  if (!match) throw new Error(`no button “${name}”`);
  return match;
}

/** Ticks a box by the word beside it. */
export async function tick(page: LogPage, name: string): Promise<void> {
  const label = [...page.root.querySelectorAll<HTMLElement>('label.check')].find((each) => isShown(each) && textOf(each).startsWith(name));
  if (!label) throw new Error(`no box “${name}”`);
  label.querySelector<HTMLInputElement>('input')?.click();
  await page.settled();
}

export async function type(page: LogPage, text: string): Promise<void> {
  box(page).focus();
  await sendKeys({ type: text });
  await page.settled();
}
