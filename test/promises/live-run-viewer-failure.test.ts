/** The source page’s promises: the error recovery panel. */
import { expect } from '@open-wc/testing';
import type { LiveRunViewer } from '../../src/elements/live-run-viewer/live-run-viewer.js';
import { byRole, click, parts, settle, until } from '../elements/support/dom.js';
import { after, control, has, partText, runs, served, view, viewOf } from './support.js';

async function failedWith(error: object): Promise<LiveRunViewer> {
  const events = [...runs.running, { id: 'f', seq: after, type: 'run.failed', error }];
  const viewer = await view(await served(events), events.length);
  await until(() => parts(viewer, 'error-panel').length === 1, 'the panel is there');
  return viewer;
}

describe('the source page: error recovery panel', () => {
  for (const [type, title, advice] of [
    ['tool_not_found', 'Tool not found', 'Check tool config'],
    ['model_error', 'Model error', 'Retrigger the run'],
    ['permission_denied', 'Permission denied', 'Check tool config'],
    ['authentication', 'Authentication failed', 'Re-check authentication'],
  ] as const) {
    it(`error type and remediation: “${title}”, “${advice}”`, async () => {
      const viewer = await failedWith({ type, message: 'It did not work.' });
      expect(partText(viewer, 'error-panel')).to.contain(title).and.contain('It did not work.');
      expect(partText(viewer, 'remediation')).to.contain(advice);
    });
  }

  it('“Error message: human-readable explanation”', async () =>
    expect(partText(await failedWith({ type: 'timeout', message: 'The model gave no answer.' }), 'error-panel')).to.contain(
      'The model gave no answer.',
    ));

  it('the server’s remediation comes first, and once', async () => {
    const remediation = ['Ask Ann for the key', 'Re-check authentication'];
    const viewer = await failedWith({ type: 'authentication', message: 'no key', remediation });
    const items = [...parts(viewer, 'remediation')[0]!.querySelectorAll('li')].map((item) => item.textContent);
    expect(items.slice(0, 2)).to.deep.equal(remediation);
    expect(new Set(items).size).to.equal(items.length);
  });

  it('“Retrigger run” runs the same card again, after asking once', async () => {
    const next = await served(runs.running);
    const answer = JSON.stringify({ runId: 'run-2', runUrl: new URL(next.url).pathname });
    const server = await served(runs.failed, { actions: [{ status: 201, headers: { 'Content-Type': 'application/json' }, body: answer }] });
    const viewer = await view(server, runs.failed.length);
    await until(() => parts(viewer, 'error-panel').length === 1, 'the panel is there');
    const panel = viewer.renderRoot.querySelector('run-error-panel')!;
    await click(byRole(panel, 'button', 'Retrigger run'));
    await settle(viewer);
    await click(byRole(byRole(panel, 'alertdialog'), 'button', 'Retrigger run'));
    await until(() => viewer.runUrl === next.url, 'the view moves to the new run');
    await until(() => viewer.run.status === 'running', 'the new run is shown');
    expect(parts(viewer, 'error-panel')).to.have.length(0);
  });

  it('“Retry stream: if connection issue”, only then', async () => {
    const viewer = await failedWith({ type: 'timeout', message: 'x' });
    await until(() => !has(viewer, 'Retry stream'), 'nothing more will come, and nothing is offered to be retried');
  });

  it('“Open work item” is there', async () => {
    const viewer = await viewOf('failed');
    await until(() => parts(viewer, 'error-panel').length === 1, 'the panel is there');
    const panel = viewer.renderRoot.querySelector('run-error-panel')!;
    expect(byRole(panel, 'button', 'Open work item').getAttribute('href')).to.contain('/projects/1/issues/12');
  });

  it('is not there while nothing has failed', async () => {
    const viewer = await viewOf('completed');
    await control(viewer, 'Retrigger run');
    expect(parts(viewer, 'error-panel')).to.have.length(0);
  });
});
