/** `<trace-viewer>`: the list of opened traces, every way into it, and what stands around the drawing. */
import type { TraceErrorEvent } from '../../../src/elements/trace-events.js';
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceViewer } from '../../../src/index.js';
import { allByRole, byRole, click, parts, textOf, until } from '../support/dom.js';
import { buttons, bytesOf, drop, fileOf, listed, one, paste, placed, recording, shown, viewerOf } from './viewer-page.js';

const FAILED = 'ship-fix-failed-retries-exhausted';
const NESTED = 'ship-fix-inflight-performing-nested';
const GOOD = 'ship-fix-success';

const isShown = (viewer: TraceViewer, name: string): Promise<void> =>
  until(() => listed(viewer).includes(`*${name}`) && viewer.trace !== undefined, `${name} is shown`);
const itemOf = (viewer: TraceViewer, name: string): HTMLElement => {
  const { id } = viewer.traces.find((trace) => trace.name === name)!;
  return one(viewer, `[part=rail] li[data-id="${id}"]`);
};

describe('<trace-viewer>: opened traces', () => {
  it('begins empty: says how to open one, and that nothing is stored', async () => {
    const viewer = await placed();
    expect(textOf(parts(viewer, 'empty')[0])).to.contain('No trace opened');
    expect(buttons(viewer, 'Open trace file')).to.have.length(1);
    expect(textOf(one(viewer, '[part=rail]'))).to.contain('Nothing is stored');
    expect(viewer.traces).to.deep.equal([]);
  });

  it('lists the page’s own trace first, by the name of its file', async () => {
    const viewer = await viewerOf(GOOD);
    viewer.openUrl(recording(FAILED));
    await isShown(viewer, `${FAILED}.json`);
    expect(listed(viewer)).to.deep.equal([`${GOOD}.json`, `*${FAILED}.json`]);
    expect(allByRole(viewer, 'list', 'Opened traces')).to.have.length(1);
    await until(() => viewer.trace!.status === 'failed', 'the other is drawn');
    expect([GOOD, FAILED].map((name) => itemOf(viewer, `${name}.json`).dataset.status)).to.deep.equal(['complete', 'failed']);
  });

  it('opens a file, and shows it', async () => {
    const viewer = await placed();
    const id = await viewer.openFile(await fileOf(GOOD, 'my run.json'));
    await shown(viewer);
    expect(listed(viewer)).to.deep.equal(['*my run.json']);
    expect(viewer.traces[0]).to.include({ id, origin: 'file' });
    expect(viewer.trace!.root.name).to.equal('Ship_Fix');
  });

  it('keeps two files of one name, and of one `uri`, apart', async () => {
    const viewer = await placed();
    await viewer.openFile(await fileOf(GOOD, 'run.json'));
    await viewer.openFile(await fileOf(GOOD, 'run.json'));
    expect(listed(viewer)).to.deep.equal(['run.json', '*run.json (2)']);
  });

  it('shows an address that is open already, instead of opening it twice', async () => {
    const viewer = await placed();
    const [first, , again] = [viewer.openUrl(recording(GOOD)), viewer.openUrl(recording(FAILED)), viewer.openUrl(recording(GOOD))];
    expect(again).to.equal(first);
    expect(listed(viewer)).to.deep.equal([`*${GOOD}.json`, `${FAILED}.json`]);
  });

  it('goes from trace to trace by a click, each with its own selection', async () => {
    const viewer = await viewerOf(FAILED, { selected: '3' });
    viewer.openUrl(recording(GOOD));
    await isShown(viewer, `${GOOD}.json`);
    expect(viewer.selected).to.equal(undefined);
    viewer.selected = '1';
    await viewer.updateComplete;
    await click(itemOf(viewer, `${FAILED}.json`).querySelector('button')!);
    await until(() => viewer.selected === '3', 'the selection is back');
    await click(itemOf(viewer, `${GOOD}.json`).querySelector('button')!);
    await until(() => viewer.selected === '1', 'and the other’s too');
  });

  it('closes a trace by its button; its neighbour takes its place', async () => {
    const viewer = await placed();
    for (const name of ['a.json', 'b.json', 'c.json']) await viewer.openFile(await fileOf(GOOD, name));
    viewer.closeTrace(viewer.traces[1]!.id);
    expect(listed(viewer)).to.deep.equal(['a.json', '*c.json']);
    await viewer.updateComplete;
    await click(byRole(viewer, 'button', 'Close c.json'));
    expect(listed(viewer)).to.deep.equal(['*a.json']);
    viewer.closeTrace(viewer.traces[0]!.id);
    await viewer.updateComplete;
    expect(parts(viewer, 'empty')).to.have.length(1);
  });

  it('takes a drop of many, and says what it leaves out', async () => {
    const viewer = await placed();
    drop(viewer, await fileOf(GOOD), await fileOf(FAILED), new File(['\u0089PNG'], 'picture.png', { type: 'image/png' }));
    await shown(viewer);
    expect(listed(viewer)).to.deep.equal([`*${GOOD}.json`, `${FAILED}.json`]);
    await until(() => textOf(one(viewer, '.said')).includes('1 file is not opened'), 'it is said');
  });

  it('shows where to drop only while files are dragged over it', async () => {
    const viewer = await placed();
    const base = one(viewer, '.base');
    const over = (data: DataTransfer): boolean => base.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }));
    const text = new DataTransfer();
    text.setData('text/plain', 'words');
    expect(over(text), 'other things are the page’s').to.equal(true);
    const files = new DataTransfer();
    files.items.add(await fileOf(GOOD));
    expect(over(files)).to.equal(false);
    await viewer.updateComplete;
    expect(textOf(one(viewer, '.drop'))).to.contain('Drop');
    base.dispatchEvent(new DragEvent('dragleave', { bubbles: true }));
    await viewer.updateComplete;
    expect(one(viewer, '.drop').checkVisibility()).to.equal(false);
  });

  it('takes pasted JSON, named by the document; a field keeps what is pasted into it', async () => {
    const viewer = await placed();
    const text = new TextDecoder().decode(await bytesOf(GOOD));
    expect(paste(one(viewer, '[name=address]'), text), 'left to the field').to.equal(true);
    expect(listed(viewer)).to.deep.equal([]);
    expect(paste(one(viewer, '.base'), text), 'taken').to.equal(false);
    await shown(viewer);
    expect(listed(viewer)).to.deep.equal([`*own-${GOOD}.json`]);
  });

  it('opens what is typed: an address, or JSON; says what is neither', async () => {
    const viewer = await placed();
    const field = one(viewer, '[name=address]') as HTMLInputElement;
    const type = async (text: string): Promise<void> => {
      field.value = text;
      field.focus();
      await sendKeys({ press: 'Enter' });
      await viewer.updateComplete;
    };
    await type('javascript:alert(1)');
    expect(textOf(one(viewer, '[role=alert]'))).to.contain('Only http and https');
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    await type(recording(GOOD));
    await shown(viewer);
    expect([field.value, field.hasAttribute('aria-invalid')]).to.deep.equal(['', false]);
    await type('{"tree":{"type":"action","name":"Typed","steps":[]}}');
    await until(() => viewer.trace?.root.name === 'Typed', 'the JSON is shown');
  });

  it('marks what cannot be read, says why, and opens the next', async () => {
    const viewer = await placed();
    const failed = oneEvent(viewer, 'trace-error') as unknown as Promise<TraceErrorEvent>;
    await viewer.openFile(new File(['<!doctype html><p>Sign in'], 'broken.json'));
    expect((await failed).code).to.equal('html');
    await until(() => itemOf(viewer, 'broken.json').dataset.status === 'broken', 'it is marked');
    await until(() => parts(viewer, 'error').length === 1, 'it is said');
    await viewer.openFile(await fileOf(GOOD));
    await shown(viewer);
    expect(parts(viewer, 'error')).to.deep.equal([]);
  });

  it('sends what the page’s requests carry to this origin only', async () => {
    const viewer = await placed();
    const asked: string[] = [];
    viewer.requestInit = () => (asked.push('asked'), {});
    viewer.openUrl('http://127.0.0.1:9/run.json');
    await oneEvent(viewer, 'trace-error');
    expect(asked).to.deep.equal([]);
    viewer.openUrl(recording(GOOD));
    await shown(viewer);
    expect(asked.length).to.be.above(0);
  });
});

describe('<trace-viewer>: files that change', () => {
  /** A file with a handle, in the storage of this origin: where tests can write. */
  async function writable(name: string): Promise<{ handle: FileSystemFileHandle; write(text: string): Promise<void> }> {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    const write = async (text: string): Promise<void> => {
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
    };
    return { handle, write };
  }

  it('are read again as they change, where there is a handle; the selection stays', async () => {
    const viewer = await placed();
    const { handle, write } = await writable('followed.json');
    const text = new TextDecoder().decode(await bytesOf(NESTED));
    await write(text);
    await viewer.openFile(handle);
    await shown(viewer);
    expect(textOf(one(viewer, '.watched'))).to.equal('Watched');
    viewer.selected = '3.2.1';
    const update = oneEvent(viewer, 'trace-update');
    await write(text.replace('"updated_at": "', '"updated_at": "2').replace('"status": "running"', '"status": "failed"'));
    await update;
    expect(viewer.trace!.status).to.equal('failed');
    expect(viewer.selected).to.equal('3.2.1');
    const id = await viewer.openFile(handle);
    expect([id, viewer.traces.length], 'the same file is one trace').to.deep.equal([viewer.traces[0]!.id, 1]);
  });

  it('are read again by a button elsewhere, which says why', async () => {
    const viewer = await placed();
    await viewer.openFile(await fileOf(NESTED));
    await shown(viewer);
    const reload = byRole(viewer, 'button', 'Reload');
    expect(reload.getAttribute('aria-description')).to.contain('does not let a page follow a file');
    const input = one(viewer, '.files') as HTMLInputElement;
    const asked = oneEvent(input, 'click');
    input.addEventListener('click', (event) => event.preventDefault());
    await click(reload);
    await asked;
    const chosen = new DataTransfer();
    chosen.items.add(await fileOf(GOOD));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await until(() => viewer.trace?.status === 'complete', 'the newer version is shown');
    expect(viewer.traces).to.have.length(1);
  });
});

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
  });

  it('shows what the document says about itself', async () => {
    const viewer = await viewerOf(GOOD);
    await click(byRole(viewer, 'button', 'Document details'));
    await until(() => parts(viewer, 'details').length === 1, 'the details');
    const text = textOf(parts(viewer, 'details')[0]);
    expect(text).to.contain('file:///home/dev/executions/own-ship-fix-success.json').and.to.contain('ship-fix.json').and.to.contain('accepted');
    expect(text).to.contain('23 nodes, 36 entries').and.to.match(/Created .*2026.*Updated .*2026/s);
  });

  it('hands the JSON out byte for byte, as a file and as text', async () => {
    const bytes = await bytesOf(GOOD);
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...bytes, 0x0a, 0x20]);
    const viewer = await placed();
    await viewer.openFile(new File([marked], 'a/b: "run".json'));
    await shown(viewer);
    const saved: { blob: Blob; name: string }[] = [];
    const copied: string[] = [];
    const { createObjectURL } = URL;
    const { click: press } = HTMLAnchorElement.prototype;
    let blob = new Blob();
    URL.createObjectURL = (made: Blob) => ((blob = made), 'blob:made');
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ blob, name: this.download });
    };
    const clipboard = { writeText: (text: string) => (copied.push(text), Promise.resolve()) };
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    try {
      await click(byRole(viewer, 'button', 'Download JSON'));
      await until(() => saved.length === 1, 'it is saved');
      await click(byRole(viewer, 'button', 'Copy JSON'));
      await until(() => copied.length === 1, 'it is copied');
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = press;
      Reflect.deleteProperty(navigator, 'clipboard');
    }
    expect(new Uint8Array(await saved[0]!.blob.arrayBuffer())).to.deep.equal(marked);
    expect(new TextEncoder().encode(copied[0])).to.deep.equal(marked);
    expect(saved[0]!.name).to.match(/^[\p{L}\p{N}.()_ -]+\.json$/u);
    await until(() => textOf(one(viewer, '.said')) === 'Copied', 'it is said');
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
    await viewer.compare([]);
    await viewer.updateComplete;
    expect([parts(viewer, 'differences').length, compare.getAttribute('aria-pressed')]).to.deep.equal([0, 'false']);
  });

  for (const width of [320, 480, 760, 1280]) {
    it(`fits ${width} px: nothing is wider than it`, async () => {
      const viewer = await viewerOf(NESTED, {}, width);
      await viewer.updateComplete;
      const base = one(viewer, '.base');
      expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      for (const button of allByRole(viewer, 'button')) {
        if (button.closest('.tabs, .cursor')) continue;
        const { right } = button.getBoundingClientRect();
        expect(right, `${button.ariaLabel ?? button.textContent}`).to.be.at.most(base.getBoundingClientRect().right + 1);
      }
    });
  }
});
