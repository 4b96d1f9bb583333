/** `<trace-viewer>`: what stands around the drawing, and what it tells the page. */
import { expect, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceViewer } from '../../../src/index.js';
import { allByRole, byRole, click, deepAll, inBothSchemes, parts, textOf, until } from '../support/dom.js';
import { bytesOf, fileOf, isShown, itemOf, one, placed, recording, shown, viewerOf } from './viewer-page.js';

const FAILED = 'ship-fix-failed-retries-exhausted';
const NESTED = 'ship-fix-inflight-performing-nested';
const GOOD = 'ship-fix-success';

describe('<trace-viewer>: around the drawing', () => {
  it('fires all of the canvas’s events on itself, once, and keeps what the page prevents', async () => {
    const viewer = await placed();
    const heard: string[] = [];
    for (const type of ['trace-load', 'trace-select', 'trace-selection-change', 'trace-toggle', 'trace-tab-change'] as const) {
      document.addEventListener(type, ({ target }) => heard.push(`document ${type} from ${(target as Element).localName}`), { signal: AbortSignal.timeout(10_000) });
      viewer.addEventListener(type, () => heard.push(type));
    }
    viewer.src = recording(FAILED);
    await shown(viewer);
    expect(heard).to.deep.equal(['trace-load']);
    heard.length = 0;
    viewer.firstCause();
    const path = viewer.selected;
    expect(path).to.be.a('string');
    expect(heard).to.deep.equal(['trace-select', 'document trace-select from trace-viewer', 'trace-selection-change', 'document trace-selection-change from trace-viewer']);
    viewer.addEventListener('trace-select', (event) => event.preventDefault(), { once: true });
    viewer.firstCause();
    expect(viewer.selected, 'prevented').to.equal(path);
    heard.length = 0;
    await click(byRole(viewer, 'tab', 'State'));
    expect(heard).to.deep.equal(['trace-tab-change', 'document trace-tab-change from trace-viewer']);
    expect(viewer.getAttribute('tab')).to.equal('state');
  });

  it('tells nothing when the page selects', async () => {
    const viewer = await viewerOf(GOOD);
    let told = 0;
    viewer.addEventListener('trace-select', () => told++);
    viewer.selected = '1';
    await viewer.updateComplete;
    expect([told, one(viewer, 'trace-canvas').getAttribute('selected')]).to.deep.equal([0, '1']);
  });

  it('says phase, cursor and step; each name of the way selects its node', async () => {
    const viewer = await viewerOf(NESTED);
    const header = parts(viewer, 'header')[0]!;
    expect(textOf(header)).to.contain('phase performing').and.to.contain('Ship Fix').and.to.contain('Scan Secrets');
    await click(header.querySelector('.crumb[data-path="3.2"]')!);
    expect(viewer.selected).to.equal('3.2');
    const other = await viewerOf('ship-fix-inflight-evaluating');
    expect(textOf(parts(other, 'header')[0])).to.contain('Wait For Review').and.to.contain('step 2 of 2');
  });

  it('shows what the document says about itself', async () => {
    const viewer = await viewerOf(GOOD);
    await click(byRole(viewer, 'button', 'Document details'));
    await until(() => parts(viewer, 'details').length === 1, 'the details');
    const text = textOf(parts(viewer, 'details')[0]);
    expect(text).to.contain('file:///home/dev/executions/own-ship-fix-success.json').and.to.contain('ship-fix.json').and.to.contain('accepted');
    expect(text).to.contain('23 nodes, 36 entries').and.to.match(/Created .*2026.*Updated .*2026/s);
    // The document's, whatever moment of it is shown.
    await viewer.seek(12);
    await until(() => viewer.trace!.entries.length === 13, 'an earlier moment');
    await viewer.updateComplete;
    expect(textOf(parts(viewer, 'details')[0])).to.equal(text);
  });

  for (const width of [360, 1280]) {
    it(`stays where it is, ${width} px wide, when the styles of what is not seen at first come`, async () => {
      const viewer = await placed({ src: recording(GOOD) }, width);
      const tops = new Set<number>();
      await until(() => viewer.trace !== undefined, 'the document is opened');
      do {
        await nextFrame();
        tops.add(parts(viewer, 'header')[0]!.getBoundingClientRect().top);
      } while (getComputedStyle(one(viewer, '.drop')).pointerEvents !== 'none');
      tops.add(parts(viewer, 'header')[0]!.getBoundingClientRect().top);
      expect([...tops]).to.have.lengthOf(1);
    });
  }

  for (const width of [360, 768]) {
    it(`shows it without taking from a drawing ${width} px wide`, async () => {
      const viewer = await viewerOf(GOOD, {}, width);
      const zoom = viewer.viewport?.zoom ?? 0;
      await click(byRole(viewer, 'button', 'Document details'));
      await until(() => parts(viewer, 'details').length === 1, 'the details');
      for (let frame = 0; frame < 3; frame++) await nextFrame();
      expect(viewer.viewport?.zoom).to.be.at.least(0.9 * zoom);
    });
  }

  it('hands the JSON out byte for byte, as a file and as text', async () => {
    // A byte order mark, line ends of another system, one letter in two forms, and space after the end.
    const text = new TextDecoder().decode(await bytesOf(GOOD)).replace('"tree_uri"', '"note": "e\u0301 \u00e9",\n  "tree_uri"').replaceAll('\n', '\r\n');
    const marked = new TextEncoder().encode(`\ufeff${text}\r\n `);
    expect([marked[0], marked.includes(0x0d)]).to.deep.equal([0xef, true]);
    const viewer = await placed();
    await viewer.openFile(new File([marked], 'a/b: "run".json'));
    await shown(viewer);
    const saved: { blob: Blob; name: string }[] = [];
    const copied: string[] = [];
    const blobs: Blob[] = [];
    const kept = Object.getOwnPropertyDescriptor(URL, 'createObjectURL')!;
    URL.createObjectURL = (made: Blob) => (blobs.push(made), 'blob:made');
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ blob: blobs.at(-1)!, name: this.download });
    };
    const clipboard = { writeText: (text: string) => (copied.push(text), Promise.resolve()) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    try {
      await click(byRole(viewer, 'button', 'Download JSON'));
      await until(() => saved.length === 1, 'it is saved');
      await click(byRole(viewer, 'button', 'Copy JSON'));
      await until(() => copied.length === 1, 'it is copied');
    } finally {
      Object.defineProperty(URL, 'createObjectURL', kept);
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
      Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(new Uint8Array(await saved[0]!.blob.arrayBuffer())).to.deep.equal(marked);
    expect(new TextEncoder().encode(copied[0])).to.deep.equal(marked);
    expect(saved[0]!.name).to.match(/^[\p{L}\p{N}.()_ -]+\.json$/u);
    await until(() => textOf(one(viewer, '.said')) === 'Copied', 'it is said');
  });

  for (const width of [360, 1280]) {
    it(`says that it copied where it covers nothing that is used, ${width} px wide`, async () => {
      const viewer = await viewerOf(GOOD, {}, width);
      await until(() => getComputedStyle(one(viewer, '.said')).zIndex === '2', 'its styles are there');
      await click(byRole(viewer, 'button', 'Copy JSON'));
      await until(() => textOf(one(viewer, '.said')) !== '', 'it is said');
      const said = one(viewer, '.said').getBoundingClientRect();
      const base = one(viewer, '.base').getBoundingClientRect();
      expect(said.left >= base.left && said.right <= base.right && said.top >= base.top && said.bottom <= base.bottom, 'all of it is seen').to.equal(true);
      const used = [...deepAll(viewer.shadowRoot!, 'button, input, select, [role=slider], canvas'), one(viewer, '[part~=timeline]'), one(viewer, '#inspector')];
      const covered = used
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const { left, right, top, bottom } = each.getBoundingClientRect();
          return left < said.right && right > said.left && top < said.bottom && bottom > said.top;
        });
      expect(covered.map((each) => each.outerHTML.slice(0, 80))).to.deep.equal([]);
    });
  }

  it('says why there is nothing to hand out of what could not be read; the inspector is there all the same', async () => {
    const viewer = await placed({ src: '/none.json' });
    await until(() => parts(viewer, 'error').length === 1, 'it could not be read');
    await until(() => allByRole(viewer, 'tab').length === 3, 'the inspector is there');
    for (const name of ['Download JSON', 'Copy JSON', 'Document details']) {
      const button = byRole(viewer, 'button', name);
      expect([button.getAttribute('aria-disabled'), button.title]).to.deep.equal(['true', `${name}: No document could be read yet.`]);
    }
  });

  it('offers one way back to now while an earlier moment is shown', async () => {
    const viewer = await viewerOf(FAILED);
    await viewer.seek(3);
    await viewer.updateComplete;
    await until(() => allByRole(viewer, 'button', 'Back to now').length === 1, 'there is one');
    await click(byRole(viewer, 'button', 'Back to now'));
    await until(() => viewer.position === null, 'it is as it stands');
  });

  it('says that nothing is stored, wide and narrow, and keeps the trace that is shown in view in the list', async () => {
    for (const width of [320, 760, 1280]) {
      const viewer = await placed({}, width);
      expect(textOf(one(viewer, '.base')), `${width} px`).to.contain('Nothing is stored');
      for (const name of ['a.json', 'b.json', 'c.json', 'd.json', 'e.json', 'f.json']) await viewer.openFile(await fileOf(GOOD, name));
      await viewer.updateComplete;
      for (const name of ['f.json', 'a.json']) {
        await click(itemOf(viewer, name).querySelector('button')!);
        await viewer.updateComplete;
        const [item, list] = [itemOf(viewer, name).getBoundingClientRect(), one(viewer, '.tabs').getBoundingClientRect()];
        expect(item.left >= list.left - 1 && item.right <= list.right + 1, `${name} at ${width} px`).to.equal(true);
      }
    }
  });

  it('says that it has no JSON of a document the page gave already opened', async () => {
    const { trace } = await viewerOf(GOOD);
    const viewer = await placed();
    viewer.data = trace;
    await shown(viewer);
    const download = byRole(viewer, 'button', 'Download JSON');
    expect([download.getAttribute('aria-disabled'), download.title]).to.deep.equal(['true', 'Download JSON: The page gave this document already opened, so its JSON is not known.']);
  });

  it('hides and shows the inspector, and tells the page', async () => {
    const viewer = await viewerOf(GOOD);
    const told: boolean[] = [];
    viewer.addEventListener('trace-inspector-toggle', ({ open }) => told.push(open));
    await click(byRole(viewer, 'button', 'Toggle inspector'));
    await viewer.updateComplete;
    expect(one(viewer, '#inspector').checkVisibility()).to.equal(false);
    expect(viewer.hasAttribute('without-inspector')).to.equal(true);
    await click(byRole(viewer, 'button', 'Toggle inspector'));
    expect(told).to.deep.equal([false, true]);
  });

  it('has a splitter for the keyboard: arrows, ends, Enter closes and opens', async () => {
    const viewer = await viewerOf(GOOD);
    const splitter = byRole(viewer, 'separator', 'Width of the inspector');
    const width = (): number => Math.round(one(viewer, '#inspector').getBoundingClientRect().width);
    const before = width();
    splitter.focus();
    await sendKeys({ press: 'ArrowLeft' });
    await viewer.updateComplete;
    expect(width()).to.be.above(before);
    expect(splitter.getAttribute('aria-valuenow')).to.equal('40');
    await sendKeys({ press: 'Home' });
    await viewer.updateComplete;
    expect(width()).to.be.below(before);
    await sendKeys({ press: 'Enter' });
    await viewer.updateComplete;
    expect([splitter.getAttribute('aria-valuenow'), width()]).to.deep.equal(['0', 0]);
    await sendKeys({ press: 'Enter' });
    await viewer.updateComplete;
    expect(splitter.getAttribute('aria-valuenow')).to.equal('20');
  });

  it('gives its trace to an inspector elsewhere on the page, whichever came first', async () => {
    const viewer = await viewerOf(NESTED);
    viewer.id = 'shown-elsewhere';
    const inspector = document.createElement('trace-inspector');
    inspector.htmlFor = 'shown-elsewhere';
    viewer.after(inspector);
    await until(() => inspector.trace === viewer.trace, 'it has the trace');
    inspector.remove();
  });

  it('draws a timeline, which moves the drawing and the inspector alike', async () => {
    const viewer = await viewerOf(FAILED);
    await until(() => viewer.renderRoot.querySelector('[role=slider]') !== null, 'the timeline');
    byRole(viewer, 'slider').focus();
    await sendKeys({ press: 'Home' });
    await until(() => viewer.position === -1, 'it is at the beginning');
    await until(() => viewer.trace!.entries.length === 0, 'nothing has happened');
    await sendKeys({ press: 'End' });
    await until(() => viewer.position === null, 'it is back at now');
  });

  it('compares the shown trace with another of the list, and ends it', async () => {
    const viewer = await viewerOf(GOOD);
    const first = viewer.traces[0]!.id;
    await viewer.openFile(await fileOf(FAILED));
    await isShown(viewer, `${FAILED}.json`);
    await click(itemOf(viewer, `${GOOD}.json`).querySelector('button')!);
    await until(() => viewer.traces.find(({ id }) => id === first)!.shown, 'the first is shown');
    await shown(viewer);
    const compare = itemOf(viewer, `${FAILED}.json`).querySelector<HTMLElement>('[aria-pressed]')!;
    expect(compare.getAttribute('aria-label')).to.equal(`Compare with ${FAILED}.json`);
    compare.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(parts(viewer, 'differences')[0]).includes('Run_Tests'), 'the difference is said');
    await viewer.updateComplete;
    expect(compare.getAttribute('aria-pressed')).to.equal('true');
    byRole(viewer, 'button', 'End the comparison').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => parts(viewer, 'differences').length === 0, 'it is over');
    expect(compare.getAttribute('aria-pressed')).to.equal('false');
    // Whoever ended it by key goes on in the tree.
    expect(one(viewer, 'trace-canvas').shadowRoot!.activeElement?.getAttribute('role')).to.equal('tree');
  });

  it('brings what differs into view where it lies under the drawing, and gives it the keyboard', async () => {
    const viewer = await placed({ src: recording(FAILED) }, 360);
    await shown(viewer);
    viewer.openUrl(recording(GOOD));
    await isShown(viewer, `${GOOD}.json`);
    await shown(viewer);
    await click(itemOf(viewer, `${FAILED}.json`).querySelector<HTMLElement>('[aria-pressed]')!);
    await until(() => viewer.shadowRoot!.activeElement?.matches('.sbs') === true, 'it has the focus');
    const [base, panel] = [one(viewer, '.base'), one(viewer, '.sbs')];
    await until(() => panel.getBoundingClientRect().bottom <= base.getBoundingClientRect().bottom + 1, 'all of it is in view');
    const end = (): number => panel.getBoundingClientRect().bottom - base.getBoundingClientRect().top + base.scrollTop;
    await until(() => base.scrollHeight <= Math.ceil(end()) + 2, 'nothing empty lies below');
  });

  it('comes back to now for a difference that is picked at an earlier moment', async () => {
    const viewer = await viewerOf(FAILED);
    await viewer.compare([await bytesOf(GOOD)]);
    await until(() => viewer.shadowRoot!.querySelector('.sbs-item') !== null, 'the list is there');
    await viewer.seek(3);
    await click(one(viewer, '.sbs-item[data-path="2.1"]'));
    await until(() => viewer.position === null && viewer.selected === '2.1', 'it is selected in the execution as it stands');
    // The list follows where one goes on.
    viewer.selected = '5';
    const list = one(viewer, '.sbs-list');
    const isInView = (item: Element | null): boolean => item !== null && item.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 1;
    await until(() => list.scrollTop > 0 && isInView(list.querySelector('[data-path="5"][aria-current]')), 'its place in the list is in view');
  });

  it('shows no timeline of another document for one that cannot be read', async () => {
    const viewer = await viewerOf(GOOD);
    expect(parts(viewer, 'timeline')).to.have.lengthOf(1);
    viewer.openUrl(recording('no-such-file'));
    await until(() => parts(viewer, 'error').length === 1, 'it is said');
    expect(parts(viewer, 'timeline')).to.have.lengthOf(0);
    viewer.closeTrace(viewer.traces[1]!.id);
    await until(() => parts(viewer, 'timeline').length === 1, 'it is back with its document');
  });

  it('calls what it compares by the names of the list, under the drawing and beside it', async () => {
    const viewer = await viewerOf(GOOD);
    await viewer.openFile(await fileOf(FAILED, 'from Tuesday.json'));
    await isShown(viewer, 'from Tuesday.json');
    await shown(viewer);
    await click(itemOf(viewer, `${GOOD}.json`).querySelector<HTMLElement>('[aria-pressed]')!);
    const names = ['A from Tuesday.json', `B ${GOOD}.json`];
    const said = (selector: string): string[] => deepAll(viewer.shadowRoot!, selector).map(textOf);
    await until(() => said('.sbs-node thead th').length === 2 && said('.cmp-documents li').length === 2, 'they are compared');
    expect([said('.sbs-node thead th'), said('.cmp-documents li')]).to.deep.equal([names, names]);
  });

  it('is accessible, wide and narrow, in light and dark: empty, with a trace, with details, in comparison', async function () {
    this.timeout(120_000);
    const check = (viewer: TraceViewer): Promise<void> =>
      inBothSchemes(async () => {
        await nextFrame();
        await expect(viewer).to.be.accessible();
      });
    for (const width of [360, 1280]) {
      const viewer = await placed({}, width);
      // Colours of buttons would change gradually.
      viewer.style.setProperty('--run-transition-duration', '0s');
      await check(viewer);
      await viewer.openFile(await fileOf(FAILED));
      await shown(viewer);
      one(viewer, '[aria-controls=details]').click();
      await until(() => parts(viewer, 'details').length === 1, 'the details');
      await check(viewer);
      await viewer.compare([await bytesOf(GOOD)]);
      await until(() => parts(viewer, 'differences').length > 0, 'the comparison');
      await check(viewer);
    }
  });
});
