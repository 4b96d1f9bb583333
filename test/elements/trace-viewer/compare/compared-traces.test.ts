/** Which of the opened traces are compared, whatever is pressed while one has yet to be read. */
import { aTimeout, expect } from '@open-wc/testing';
import type { TraceViewer } from '../../../../src/elements/trace-viewer/trace-viewer.js';
import { deepAll, textOf, until } from '../../support/dom.js';
import { drop, fileOf, isShown, itemOf, listed, one, placed, shown } from '../viewer-page.js';

const [A, B, C] = ['ship-fix-failed-retries-exhausted', 'ship-fix-success', 'ship-fix-inflight-evaluating'];

/** A viewer that shows A; nothing of the others was read yet. */
async function opened(...more: readonly File[]): Promise<TraceViewer> {
  const viewer = await placed();
  drop(viewer, await fileOf(A, 'a.json'), await fileOf(B, 'b.json'), await fileOf(C, 'c.json'), ...more);
  await until(() => listed(viewer).length === 3 + more.length, 'all are listed');
  await shown(viewer);
  expect(listed(viewer)[0]).to.equal('*a.json');
  return viewer;
}
const compareButton = (viewer: TraceViewer, name: string): HTMLElement => itemOf(viewer, name).querySelector<HTMLElement>('[aria-pressed]')!;
const pressed = (viewer: TraceViewer): string[] => viewer.traces.map(({ name }) => name).filter((name) => itemOf(viewer, name).querySelector('[aria-pressed=true]'));
const compared = (viewer: TraceViewer): string[] => deepAll(viewer.shadowRoot!, '.cmp-documents li').map(textOf);

describe('comparing traces of the list', () => {
  it('takes two that are pressed one after the other, before the first was read', async () => {
    const viewer = await opened();
    compareButton(viewer, 'b.json').click();
    compareButton(viewer, 'c.json').click();
    await until(() => compared(viewer).join() === 'A a.json,B b.json,C c.json', 'three are compared');
    await until(() => pressed(viewer).length === 2, 'both are pressed');
    compareButton(viewer, 'b.json').click();
    await until(() => compared(viewer).join() === 'A a.json,B c.json', 'one less');
  });

  it('compares nothing where another trace is shown before it was read', async () => {
    const viewer = await opened();
    compareButton(viewer, 'b.json').click();
    itemOf(viewer, 'b.json').querySelector<HTMLElement>('.name')!.click();
    await isShown(viewer, 'b.json');
    await until(() => viewer.trace!.status === 'complete', 'it is read');
    // Long enough for a comparison to be drawn.
    await aTimeout(300);
    expect([compared(viewer), pressed(viewer)]).to.deep.equal([[], []]);
  });

  it('goes on without one that is closed', async () => {
    const viewer = await opened();
    for (const name of ['b.json', 'c.json']) {
      compareButton(viewer, name).click();
      await until(() => pressed(viewer).includes(name), `${name} is compared`);
    }
    viewer.closeTrace(viewer.traces.find(({ name }) => name === 'b.json')!.id);
    await until(() => compared(viewer).length === 2, 'one less');
    viewer.closeTrace(viewer.traces.find(({ name }) => name === 'c.json')!.id);
    await until(() => compared(viewer).length === 0, 'none');
  });

  it('says that one could not be read, marks it, and compares with the others', async () => {
    const viewer = await opened(new File(['{"no":"trace"}'], 'odd.json'));
    compareButton(viewer, 'odd.json').click();
    await until(() => itemOf(viewer, 'odd.json').dataset.status === 'broken', 'it is marked');
    expect(textOf(one(viewer, '.said'))).to.contain('odd.json');
    compareButton(viewer, 'c.json').click();
    await until(() => compared(viewer).length === 2, 'the other is compared');
    expect(itemOf(viewer, 'c.json').dataset.status, 'its mark').to.equal('running');
    expect(pressed(viewer)).to.deep.equal(['c.json']);
  });
});
