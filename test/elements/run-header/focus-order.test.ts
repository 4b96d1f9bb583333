/** The keyboard goes through the header as the eye does (WCAG 2.4.3). */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { RunHeader } from '../../../src/elements/run-header/run-header.js';
import { fold, runs } from '../../../stories/fixtures.js';
import { nameOf, until } from '../support/dom.js';
import { defaultDisplay, TestScope } from '../support/test-scope.js';
import { openHeader } from './open-header.js';

type Stop = readonly [name: string, box: DOMRect];

/** What has the focus, after each Tab from before the header until it is left. */
async function tabStops(header: RunHeader): Promise<Stop[]> {
  const stops: Stop[] = [];
  header.tabIndex = -1;
  header.focus();
  for (;;) {
    await sendKeys({ press: 'Tab' });
    const focused = header.contains(document.activeElement) && document.activeElement !== header ? document.activeElement : header.shadowRoot!.activeElement;
    if (!focused) return stops;
    stops.push([nameOf(focused), focused.getBoundingClientRect()]);
  }
}

/** Whether the middle of `second` stands below `first`, or further on in its line. */
function follows(first: DOMRect, second: DOMRect, isRtl: boolean): boolean {
  const [down, along] = [second.y + second.height / 2 - first.bottom, second.x + second.width / 2 - first.x - first.width / 2];
  return down > 0 || (isRtl ? along < 0 : along > 0);
}

function open(name: 'failed' | 'unreported', width: number, dir: string): Promise<RunHeader> {
  const scope = new TestScope(fold(runs[name]));
  scope.display$.next({ ...defaultDisplay, closable: true });
  if (name === 'unreported') scope.links = {};
  return openHeader(scope, (element) => {
    element.style.setProperty('inline-size', `${width}px`);
    element.dir = dir;
    const own = document.createElement('button');
    own.slot = 'header-end';
    own.textContent = 'Own';
    element.append(own);
  });
}

describe('<run-header>, its focus', () => {
  for (const name of ['failed', 'unreported'] as const) {
    for (const width of [360, 720, 760]) {
      for (const dir of ['ltr', 'rtl']) {
        it(`moves in the order seen, of a run that is ${name}, at ${width} px, ${dir}`, async () => {
          const header = await open(name, width, dir);
          const isBeside = name === 'unreported' || width <= 720;
          const before = (): Element | null => header.renderRoot.querySelector('.ends')!.previousElementSibling;
          await until(() => before()!.matches(isBeside ? '.actions' : '.crumbs'), 'Close has its place');
          const stops = await tabStops(header);
          const names = stops.map(([each]) => each);
          expect(names).to.include.members(['Own', 'Close']);
          expect(names.indexOf('Close'), 'Close comes after what the page puts before it').to.equal(names.indexOf('Own') + 1);
          expect(stops.length).to.be.above(2);
          for (const [i, [each, box]] of stops.entries()) {
            const last = stops[i - 1];
            if (last) expect(follows(last[1], box, dir === 'rtl'), `${each} after ${last[0]}`).to.equal(true);
          }
        });
      }
    }
  }

  it('stays where it is when Close changes its place', async () => {
    const header = await open('failed', 760, 'ltr');
    header.renderRoot.querySelector<HTMLElement>('.ends button')?.focus();
    header.style.setProperty('inline-size', '360px');
    const actions = header.renderRoot.querySelector('.actions')!;
    await until(() => actions.nextElementSibling?.matches('.ends') === true, 'Close has moved');
    expect(header.shadowRoot!.activeElement, 'something of the header has the focus').not.to.equal(null);
  });
});
