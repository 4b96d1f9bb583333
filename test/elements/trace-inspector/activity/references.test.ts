import { expect, fixture, html } from '@open-wc/testing';
import { executeServerCommand, sendKeys, sendMouse, resetMouse } from '@web/test-runner-commands';
import type { TraceDocument } from '../../../../src/trace-model/trace-document.js';
import { atEntry } from '../../../../src/trace-model/index.js';
import { click, isShown, textOf, until } from '../../support/dom.js';
import type { ActivityHost } from './activity-host.js';
import './activity-host.js';
import { shipFix } from './executions.js';

async function open(trace: TraceDocument = shipFix()): Promise<ActivityHost> {
  const host = await fixture<ActivityHost>(html`<activity-host .trace=${trace} path="0.2"></activity-host>`);
  await host.updateComplete;
  return host;
}
const badges = (host: ActivityHost): HTMLElement[] => [...host.shadowRoot!.querySelectorAll<HTMLElement>('[part=badge]')];
const badge = (host: ActivityHost, text: string): HTMLElement => badges(host).find((each) => textOf(each).includes(text))!;
const popover = (host: ActivityHost): HTMLElement => host.shadowRoot!.querySelector<HTMLElement>('.reference-popover')!;
const said = (host: ActivityHost): string => (isShown(popover(host)) ? textOf(popover(host)) : '');

/** Presses a badge, and waits for what it says: that comes with its first use. */
async function press(host: ActivityHost, text: string): Promise<void> {
  await click(badge(host, text));
  await until(() => said(host) !== '', `${text} says something`);
}

describe('references in texts', () => {
  it('are badges: short values inside, what is not set or not known marked', async () => {
    const host = await open();
    expect(badges(host).slice(0, 4).map(textOf)).to.deep.equal(['$VAR ticket.title “Fix flaky login test”', '$VAR cause not set', '$VAR nope unknown key', '$CONST limit 40']);
    expect(badges(host).slice(0, 4).map(({ dataset }) => dataset.status)).to.deep.equal(['value', 'unset', 'unknown', 'value']);
  });

  it('have names in which key and value are apart', async () => {
    await open();
    const told = (await executeServerCommand<string[], null>('accessibility-tree', null)).map((each) => each.replace('\u00a0', ' '));
    expect(told).to.include('button $VAR ticket.title “Fix flaky login test”').and.include('button $VAR cause not set');
  });

  it('show the value on hover, and say that it is the one of now', async () => {
    const host = await open();
    const { x, y, height } = badge(host, 'title').getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(x + 20), Math.round(y + height / 2)] });
    await until(() => said(host).includes('“Fix flaky login test”'), 'the popover is open');
    expect(said(host)).to.include('in Ship_Fix').and.include('value now');
    await resetMouse();
    await until(() => said(host) === '', 'the popover is closed');
  });

  it('open by focus, are entered by Enter and left by Escape', async () => {
    const host = await open();
    host.shadowRoot!.querySelector<HTMLElement>('article')!.focus();
    for (let i = 0; i < 8 && !said(host).includes('limit'); i++) {
      await sendKeys({ press: 'Tab' });
      await host.updateComplete;
    }
    expect(said(host)).to.include('$CONST limit').and.include('40');
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    await until(() => popover(host).contains(host.shadowRoot!.activeElement), 'the focus is in the popover');
    await sendKeys({ press: 'Escape' });
    await host.updateComplete;
    expect(said(host)).to.equal('');
    expect(host.shadowRoot!.activeElement === badge(host, 'limit')).to.equal(true);
  });

  it('break as words of the text do: a long one stands in several lines, none too wide', async () => {
    const key = `Ship_Fix__${'very_'.repeat(20)}long`;
    const trace = shipFix();
    const host = await open({ ...trace, entries: trace.entries.map((entry) => ({ ...entry, note: `Look at $VAR.${key} first.` })) });
    host.style.setProperty('inline-size', '320px');
    await until(() => badge(host, 'very').getClientRects().length > 1, 'it is drawn in several lines');
    expect(badge(host, 'very').getBoundingClientRect().right).to.be.at.most(host.getBoundingClientRect().right);
  });

  it('are whole in a page that is written from right to left, wherever they break', async () => {
    const host = await open();
    host.dir = 'rtl';
    for (let width = 260; width <= 420; width += 5) {
      host.style.setProperty('inline-size', `${width}px`);
      await host.updateComplete;
      const slivers = badges(host).filter((each) => [...each.getClientRects()].some((part) => part.width < 18)).map(textOf);
      expect(slivers, `${width} px`).to.deep.equal([]);
    }
  });

  it('are buttons: Space opens them too', async () => {
    const host = await open();
    const limit = badge(host, 'limit');
    expect(limit.getAttribute('role')).to.equal('button');
    limit.focus();
    await sendKeys({ press: 'Space' });
    await until(() => popover(host).contains(host.shadowRoot!.activeElement), 'the focus is in the popover');
    await sendKeys({ press: 'Escape' });
    await until(() => said(host) === '', 'it is closed');
  });

  it('stay after a click, and say why there is no value', async () => {
    const host = await open();
    await press(host, 'nope');
    expect(said(host)).to.include('Neither the document nor its tree has this key.');
    await press(host, 'cause');
    expect(said(host)).to.include('Declared, but it holds no value.');
    await sendMouse({ type: 'click', position: [5, 5] });
    await until(() => said(host) === '', 'a press elsewhere closes it');
  });

  it('stay beside their badge when the page is scrolled, and close when it is gone from view', async () => {
    const host = await open();
    const spacer = document.createElement('div');
    spacer.style.setProperty('block-size', '5000px');
    document.body.append(spacer);
    try {
      await press(host, 'limit');
      const gap = (): number => Math.abs(popover(host).getBoundingClientRect().top - badge(host, 'limit').getBoundingClientRect().bottom);
      const before = gap();
      scrollTo(0, 60);
      await until(() => scrollY === 60 && Math.abs(gap() - before) < 2, 'it has moved with the badge');
      expect(said(host)).to.include('limit');
      scrollTo(0, 3000);
      await until(() => said(host) === '', 'it is closed');
    } finally {
      spacer.remove();
      scrollTo(0, 0);
    }
  });

  it('close at a moment that knows nothing of their card', async () => {
    const host = await open();
    badges(host)[0]!.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true, pointerType: 'mouse' }));
    await until(() => said(host) !== '', 'it is open');
    host.trace = atEntry(shipFix(), 2).document;
    await host.updateComplete;
    expect(said(host)).to.equal('');
  });

  it('close when the focus has gone out of the page and comes back elsewhere', async () => {
    const host = await open();
    await press(host, 'limit');
    (host.shadowRoot!.activeElement as HTMLElement).blur();
    host.shadowRoot!.querySelector<HTMLElement>('.filter-button')!.focus();
    await until(() => said(host) === '', 'it is closed');
  });

  it('copy the value, and say where it can be seen whether they could', async () => {
    const host = await open(shipFix());
    await press(host, 'title');
    const said = popover(host).querySelector<HTMLElement>('[role=status]')!;
    await click(popover(host).querySelector('.icon-button')!);
    await until(() => textOf(said) !== '', 'it is said');
    expect(textOf(said)).to.be.oneOf(['Copied', 'The browser did not allow copying']);
    expect(said.getBoundingClientRect().width).to.be.above(20);
  });

  it('cut long values at about 220 characters, then show more', async () => {
    const trace = shipFix();
    const host = await open({ ...trace, nodes: trace.nodes, entries: trace.entries.map((entry) => ({ ...entry, note: 'See $VAR.Ship_Fix__ticket.text and $VAR.Ship_Fix__ticket.text.deep' })) });
    await press(host, 'ticket.text');
    const value = popover(host).querySelector('.value')!;
    expect(value.textContent.length).to.be.within(215, 230);
    await click(popover(host).querySelector('.more-value')!);
    await host.updateComplete;
    expect(popover(host).querySelector('.value')!.textContent).to.equal(`“${'x'.repeat(1000)}”`);
    expect(badge(host, 'text.deep').dataset.status).to.equal('no-field');
    expect(textOf(badge(host, 'text.deep'))).to.equal('$VAR ticket.text.deep no such field');
  });

  it('keep the focus when "more" has shown all there is, and are left by Escape', async () => {
    const trace = shipFix();
    const host = await open({ ...trace, nodes: trace.nodes, entries: trace.entries.map((entry) => ({ ...entry, note: 'See $VAR.Ship_Fix__ticket.text' })) });
    await press(host, 'ticket.text');
    popover(host).querySelector<HTMLElement>('.more-value')!.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => popover(host).querySelector('.more-value') === null, 'all of it is shown');
    await until(() => popover(host).contains(host.shadowRoot!.activeElement), 'the focus is on it');
    await sendKeys({ press: 'Escape' });
    await until(() => said(host) === '', 'it is closed');
  });

  it('do not show the value of now as the one of an earlier moment', async () => {
    const host = await open(atEntry(shipFix(), 4).document);
    expect(textOf(badge(host, 'title'))).to.equal('$VAR ticket.title');
    await press(host, 'title');
    expect(said(host)).to.include('value then not recorded').and.not.include('flaky');
  });
});
