/** How cards and their toolbar look: texts that are odd or long, large letters, little room, colours of the system. */
import { expect, fixture, html } from '@open-wc/testing';
import { parseTrace } from '../../../../src/trace-model/index.js';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';
import { action, executed, line } from '../../../../stories/trace-documents.js';
import { byRole, click, parts, textOf, until } from '../../support/dom.js';
import { inForcedColors } from '../../support/forced-colors.js';
import type { ActivityHost } from './activity-host.js';
import './activity-host.js';
import { opened, passed, said, shipFix } from './executions.js';

async function open(trace: TraceDocument, set: Partial<ActivityHost> = {}): Promise<ActivityHost> {
  const host = await fixture<ActivityHost>(html`<activity-host></activity-host>`);
  Object.assign(host, { trace, ...set });
  await host.updateComplete;
  return host;
}
const root = (host: ActivityHost): ShadowRoot => host.shadowRoot!;
const cards = (host: ActivityHost): HTMLElement[] => parts(host, 'card');

describe('cards', () => {
  it('says nothing of a kind that is not there', async () => {
    const host = await open(opened([said('Bisect', null as unknown as string, 'success', 'action_complete')]));
    expect(textOf(cards(host)[0])).to.include('Action complete · attempt 1');
  });

  it('shows the beginning of what cannot be read, then all of it, and nothing that scrolls for itself', async () => {
    const host = await open(opened([{ odd: Array.from({ length: 100 }, (_, at) => `line ${at}`) }]));
    const written = (): HTMLElement => cards(host)[0]!.querySelector<HTMLElement>('.as-written')!;
    expect(textOf(written())).to.include('line 3').and.not.include('line 30');
    await click(byRole(host, 'button', 'Show all'));
    await host.updateComplete;
    expect(textOf(written())).to.include('line 99');
    expect([...written().querySelectorAll('*')].filter((each) => each.scrollHeight > each.clientHeight + 1 && getComputedStyle(each).overflowY === 'auto').length).to.equal(0);
  });

  it('does not leave out a few words for the sake of a button', async () => {
    const host = await open(opened([passed('Bisect', { note: `${'Long. '.repeat(105)}The end.` })]), { path: '0.1' });
    expect(textOf(cards(host)[0])).to.include('The end.').and.not.include('Show all');
  });

  it('shows that filters are open where the page has forced colours', async () => {
    const host = await open(shipFix());
    await inForcedColors(async () => {
      const button = byRole(host, 'button', 'Filters');
      await click(button);
      host.style.setProperty('background-color', 'Highlight');
      await until(() => getComputedStyle(button).backgroundColor === getComputedStyle(host).backgroundColor, 'it is highlighted');
    });
  });

  it('begins a long name at its beginning in a page that is written from right to left', async () => {
    const name = `Ask_${'history_'.repeat(20)}`;
    const tree = { type: 'sequence' as const, name: `Root_${'of_all_'.repeat(20)}`, children: [action(name)] };
    const host = await open(parseTrace(executed(tree, { trace: [line(1, [0], name, 'instruct', true)] })).document);
    host.dir = 'rtl';
    host.style.setProperty('inline-size', '360px');
    const beginning = (element: Element): DOMRect => {
      const letter = document.createRange();
      letter.setStart(document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (text) => (text.textContent === '' ? 2 : 1)).nextNode()!, 0);
      letter.setEnd(letter.startContainer, 1);
      return letter.getBoundingClientRect();
    };
    const isSeen = (element: Element): boolean => {
      const [{ left, right }, box] = [beginning(element), element.getBoundingClientRect()];
      return left >= box.left - 1 && right <= box.right + 1;
    };
    expect(isSeen(cards(host)[0]!.querySelector('button.node-name')!), 'on a card').to.equal(true);
    host.path = '0';
    await host.updateComplete;
    expect(isSeen(root(host).querySelector('.way .link')!), 'above them').to.equal(true);
  });

  it('shows the whole of a usual name where letters are large and room is small', async () => {
    const host = await open(opened([passed('Ask_History', { note: 'Yes.' })]));
    host.style.setProperty('--run-font-size', '26px');
    host.style.setProperty('inline-size', '360px');
    await host.updateComplete;
    const name = cards(host)[0]!.querySelector<HTMLElement>('.node-name')!;
    expect([name.scrollWidth, name.scrollHeight]).to.deep.equal([name.clientWidth, name.clientHeight]);
    const middle = (element: Element): number => (element.getBoundingClientRect().top + element.getBoundingClientRect().bottom) / 2;
    const [icon, label] = ['.reasoning > svg', '.reasoning .label'].map((each) => middle(root(host).querySelector(each)!));
    host.path = '0.2';
    await host.updateComplete;
    const here = root(host).querySelector<HTMLElement>('.way .here')!;
    expect(here.scrollWidth, 'its name above the cards').to.be.at.most(here.clientWidth);
    expect(icon, 'the sparkle stands beside its label').to.be.closeTo(label!, 3);
  });
});
