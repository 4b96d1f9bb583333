/** What the steer bar looks like where there is little room, and what it asks. */
import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import '../../../src/elements/run-steer-bar/run-steer-bar.define.js';
import type { RunSteerBar } from '../../../src/elements/run-steer-bar/run-steer-bar.js';
import { fold, numbered, runs } from '../../../stories/fixtures.js';
import { mount, parts, textOf } from '../support/dom.js';
import { receipts } from '../support/states.js';
import { TestScope } from '../support/test-scope.js';

const open = (scope: TestScope): Promise<RunSteerBar> => mount<RunSteerBar>('run-steer-bar', scope);

describe('<run-steer-bar>, shown', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  it('keeps each receipt a line of its own, however little room there is', async () => {
    await setViewport({ width: 360, height: 400 });
    const scope = new TestScope(fold(runs.running));
    scope.receipts$.next(receipts());
    const bar = await open(scope);
    const boxes = parts(bar, 'receipt').map((row) => ({ row: row.getBoundingClientRect(), lowest: Math.max(...[...row.children].map((each) => each.getBoundingClientRect().bottom)) }));
    expect(boxes.length).to.be.at.least(3);
    for (const [i, { row }] of boxes.entries()) if (i > 0) expect(row.top).to.be.at.least(boxes[i - 1]!.lowest - 1);
  });

  it('shows as code what a question has between backticks, and the rest letter for letter', async () => {
    const message = 'May I run `rm a*b*c` in **/tmp**?';
    const state = fold(numbered([...runs.running, { type: 'input.requested', requestId: 'q9', reason: 'approval', message }]));
    const bar = await open(new TestScope(state));
    const [question] = parts(bar, 'approval');
    expect(textOf(question)).to.contain('May I run rm a*b*c in **/tmp**?');
    expect([...question!.querySelectorAll('code')].map((code) => code.textContent)).to.deep.equal(['rm a*b*c']);
  });
});
