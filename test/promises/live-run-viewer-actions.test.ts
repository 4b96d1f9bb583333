/** The source page’s promises: the steer bar, and Retrigger. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import { byRole, click, parts, settle, textOf, until } from '../elements/support/dom.js';
import { after, control, has, partText, runs, served, view, viewOf } from './support.js';

const box = (viewer: LiveRunViewer): Promise<HTMLElement> => control(viewer, 'Steering message', 'textarea');
const header = (viewer: LiveRunViewer): HTMLElement => viewer.renderRoot.querySelector('run-header')!;
/** What the header says of the last deed. */
const note = (viewer: LiveRunViewer): string => textOf(header(viewer).shadowRoot!.querySelector<HTMLElement>('.note') ?? undefined);

describe('the source page: steer bar', () => {
  it('sends what is typed, and shows what became of it', async () => {
    const server = await served(runs.running, { actions: [{ status: 202, body: '{"accepted":true}' }] });
    const viewer = await view(server, runs.running.length);
    (await box(viewer)).focus();
    await sendKeys({ type: 'Try a different approach' });
    await sendKeys({ press: 'Enter' });
    await until(() => partText(viewer, 'receipt').includes('accepted'), 'the server has it');
    const posts = (await server.seen()).filter(({ method }) => method === 'POST');
    const { id, text } = JSON.parse(posts[0]!.body) as { id: string; text: string };
    expect(posts).to.have.length(1);
    expect(text).to.equal('Try a different approach');
    await server.emit({ id: 'p', seq: after, type: 'prompt', role: 'user', content: text, delivery: 'steer', actionId: id });
    await until(() => partText(viewer, 'receipt').includes('applied'), 'the run shows it');
  });

  it('has a text input field and a Send button', async () => {
    const viewer = await viewOf('running');
    await box(viewer);
    await control(viewer, 'Send');
  });

  it('“Available only while run is actively executing. After completion, steer bar disappears.”', async () => {
    const server = await served(runs.running);
    const viewer = await view(server, runs.running.length);
    await box(viewer);
    await server.emit({ id: 'end', seq: after, type: 'run.finished', outcome: 'success' });
    await until(() => parts(viewer, 'steer-bar').length === 0, 'it is gone');
    expect(has(viewer, 'Send')).to.be.false;
  });

  it('keeps what could not be sent, also after the run has ended', async () => {
    const server = await served(runs.running, { actions: [{ status: 500 }] });
    const viewer = await view(server, runs.running.length);
    (await box(viewer)).focus();
    await sendKeys({ type: 'Check the error log' });
    await sendKeys({ press: 'Enter' });
    await until(() => partText(viewer, 'receipt').includes('failed'), 'it failed');
    await server.emit({ id: 'end', seq: after, type: 'run.finished', outcome: 'success' });
    await control(viewer, 'Copy');
    expect(textOf(viewer.renderRoot.querySelector('run-steer-bar')!.shadowRoot!.querySelector<HTMLElement>('.unsent')!)).to.contain(
      '“Check the error log”',
    );
  });
});

describe('the source page: Retrigger', () => {
  it('“Retrigger button disabled: only enabled after run completes or fails”, with the reason', async () => {
    const viewer = await viewOf('running');
    const button = await control(viewer, 'Retrigger run');
    expect(button).to.have.attribute('aria-disabled', 'true');
    await click(button);
    await until(() => note(viewer).includes('Available once the run has ended'), 'the reason is said');
    expect(viewer.run.status).to.equal('running');
  });

  for (const name of ['completed', 'failed', 'cancelled'] as const) {
    it(`“New run will be created; you’ll be redirected”, after a ${name} run, and it says so`, async () => {
      const next = await served(runs.running);
      const answer = JSON.stringify({ runId: 'run-2', runUrl: new URL(next.url).pathname });
      const server = await served(runs[name], { actions: [{ status: 201, headers: { 'Content-Type': 'application/json' }, body: answer }] });
      const viewer = await view(server, runs[name].length);
      await control(viewer, 'Retrigger run');
      byRole(header(viewer), 'button', 'Retrigger run').focus();
      await sendKeys({ press: 'Enter' });
      await settle(viewer);
      expect(textOf(byRole(header(viewer), 'alertdialog'))).to.contain('Runs the same card again with the agent’s current config.');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Enter' });
      await until(() => viewer.runUrl === next.url && viewer.run.status === 'running', 'the new run is shown');
      await until(() => note(viewer).includes('and this is it'), 'it says so');
    });
  }

  it('a refused retrigger says the server’s reason in words', async () => {
    const problem = JSON.stringify({ title: 'Conflict', detail: 'This card already has a pending or running run.' });
    const actions = [{ status: 409, headers: { 'Content-Type': 'application/problem+json' }, body: problem }];
    const viewer = await view(await served(runs.completed, { actions }), runs.completed.length);
    await click(await control(viewer, 'Retrigger run'));
    await settle(viewer);
    await click(byRole(byRole(header(viewer), 'alertdialog'), 'button', 'Retrigger run'));
    await until(() => note(viewer).includes('No new run was started.'), 'it says so');
    expect(note(viewer)).to.contain('This card already has a pending or running run.').and.not.contain('{');
  });
});
