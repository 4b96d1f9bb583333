/** `<trace-viewer>`: the list of opened traces and every way into it. */
import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TraceErrorEvent } from '../../../../src/index.js';
import { allByRole, byRole, click, parts, textOf, until } from '../../support/dom.js';
import { buttons, bytesOf, drop, fileOf, isShown, itemOf, listed, one, paste, placed, recording, shown, viewerOf } from '../viewer-page.js';

const FAILED = 'ship-fix-failed-retries-exhausted';
const NESTED = 'ship-fix-inflight-performing-nested';
const GOOD = 'ship-fix-success';

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
    expect(listed(viewer)).to.deep.equal(['run.json', '*run (2).json']);
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

  it('keeps the focus in the list when a trace is closed by the keyboard', async () => {
    const viewer = await placed();
    for (const name of ['a.json', 'b.json']) await viewer.openFile(await fileOf(GOOD, name));
    await viewer.updateComplete;
    const focused = (): string => textOf((viewer.shadowRoot!.activeElement ?? undefined) as HTMLElement | undefined);
    byRole(viewer, 'button', 'Close b.json').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused().startsWith('a.json'), 'the neighbour has it');
    byRole(viewer, 'button', 'Close a.json').focus();
    await sendKeys({ press: 'Enter' });
    await until(() => focused() === 'Open trace file', 'what opens the next one has it');
  });

  it('takes a drop of many, and says what it leaves out', async () => {
    const viewer = await placed();
    drop(viewer, await fileOf(GOOD), await fileOf(FAILED), new File(['\u0089PNG'], 'picture.png', { type: 'image/png' }));
    await shown(viewer);
    expect(listed(viewer)).to.deep.equal([`*${GOOD}.json`, `${FAILED}.json`]);
    await until(() => textOf(one(viewer, '.said')).includes('1 file is not opened'), 'it is said');
  });

  describe('that keep their tree in a second file', () => {
    const HASH = 'a78a5dfa3e614911ebda07329fc21e0f49a3c36372b82ed7ddcf89b50dae741d';
    const EXECUTION = 'own-success__own-ship-fix__1.json';
    const older = async (folder: string, name: string): Promise<File> =>
      new File([await (await fetch(`/test/fixtures/traces/abtree/${folder}/${name}`)).arrayBuffer()], name, { type: 'application/json' });
    const execution = (): Promise<File> => older('executions', EXECUTION);
    const tree = (): Promise<File> => older('snapshots', `${HASH}.json`);

    it('are drawn with it when both are dropped together, in any order', async () => {
      for (const files of [[await execution(), await tree()], [await tree(), await execution()]]) {
        const viewer = await placed();
        drop(viewer, ...files);
        await shown(viewer);
        expect(listed(viewer), 'the tree is no trace').to.deep.equal([`*${EXECUTION}`]);
        expect([viewer.trace!.root.name, viewer.trace!.status]).to.deep.equal(['Ship_Fix', 'complete']);
      }
    });

    it('say what is missing, and are drawn once it is opened', async () => {
      const viewer = await placed();
      await viewer.openFile(await execution());
      await until(() => parts(viewer, 'error').length === 1, 'it is said');
      expect(textOf(parts(viewer, 'error')[0])).to.contain(HASH).and.to.contain('Open that file together with it');
      drop(viewer, await tree());
      await shown(viewer);
      expect(viewer.trace!.nodes.length).to.be.above(1);
      await until(() => textOf(one(viewer, '.said')).includes('tree of executions'), 'it is said');
    });
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
    for (const prose of ['what is this', 'not an address {', 'see <here>']) {
      await type(prose);
      expect(textOf(one(viewer, '[role=alert]')), prose).to.contain('no address');
    }
    expect(viewer.traces).to.have.length(0);
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
  async function writable(name: string): Promise<{ readonly handle: FileSystemFileHandle; readonly write: (text: string) => Promise<void> }> {
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
