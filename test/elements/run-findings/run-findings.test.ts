import { expect } from '@open-wc/testing';
import '../../../src/elements/run-findings/run-findings.define.js';
import type { RunFindings } from '../../../src/elements/run-findings/run-findings.js';
import { at, fold, numbered, START } from '../../../stories/fixtures.js';
import { allByRole, byRole, click, inBothSchemes, mount, parts, settle, textOf, until } from '../support/dom.js';
import { connectionIn, TestScope } from '../support/test-scope.js';

const started = { type: 'run.started', run: { id: 'r1' }, time: at(0) };
const call = (n: number, name: string, args: object, ms: number, error?: string): object[] => [
  { type: 'tool.started', toolCallId: `${name}${n}`, name, args, time: at(n) },
  {
    type: 'tool.finished',
    toolCallId: `${name}${n}`,
    status: error === undefined ? 'ok' : 'error',
    ...(error === undefined ? {} : { error: { message: error } }),
    durationMs: ms,
    time: at(n + ms / 1000),
  },
];
const same = (count: number): object[] => Array.from({ length: count }, (_, n) => call(n + 1, 'read_file', { path: 'a.ts' }, 10)).flat();
const slow = [...[10, 11, 12].flatMap((n) => call(n, 'bash', { n }, 900)), ...call(13, 'bash', {}, 5000)];
const errors = [20, 21, 22].flatMap((n) => call(n, 'edit', { n }, 10, `no line ${n} in /srv/${n}`));

const scopeOf = (...events: object[]): TestScope => {
  const scope = new TestScope(fold(numbered([started, ...events])));
  scope.now = START + 30_000;
  return scope;
};
const open = (scope: TestScope): Promise<RunFindings> => mount<RunFindings>('run-findings', scope);
const texts = (element: RunFindings): string[] => allByRole(element, 'button').filter((one) => one.matches('.finding')).map(textOf);

describe('<run-findings>', () => {
  it('is not there while there is nothing to say', async () => {
    const element = await open(scopeOf(...same(2)));
    expect(element.getBoundingClientRect().height).to.equal(0);
    expect(parts(element, 'findings')).to.have.length(0);
  });

  it('says what deserves a look, beside each other', async () => {
    const element = await open(scopeOf(...same(4), ...slow));
    expect(parts(element, 'findings')).to.have.length(1);
    const [repeated, long] = texts(element);
    expect(repeated).to.match(/^Same call 4× ?· ?read_file/);
    expect(long).to.match(/^Slow ?· ?bash ?5\.0 s \(usual 0\.9 s\)/);
  });

  it('appears while the run runs, and stays when it has ended', async () => {
    const scope = scopeOf(...same(2));
    const element = await open(scope);
    scope.state$.next(fold(numbered([started, ...same(3)])));
    await until(() => texts(element).length === 1, 'the finding is shown');
    scope.state$.next(fold(numbered([started, ...same(3), { type: 'run.finished', outcome: 'success', time: at(30) }])));
    await settle(element);
    expect(texts(element)).to.have.length(1);
  });

  it('leads to its entries, one after the other, and begins again', async () => {
    const scope = scopeOf(...same(3));
    const element = await open(scope);
    const ids = scope.state$.value.entries.filter(({ kind }) => kind === 'tool').map(({ id }) => id);
    for (let i = 0; i < 4; i++) {
      await click(element.renderRoot.querySelector('.finding')!);
      await settle(element);
    }
    expect(scope.requests).to.deep.equal([...ids, ids[0]].map((entryId) => ({ type: 'reveal', entryId })));
    expect(texts(element)[0]).to.contain('1 of 3');
  });

  it('puts more than two behind one button', async () => {
    const element = await open(scopeOf(...same(3), ...slow, ...errors));
    expect(texts(element)).to.have.length(0);
    const button = byRole(element, 'button', '3 findings');
    expect(button.getAttribute('aria-expanded')).to.equal('false');
    await click(button);
    await settle(element);
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(texts(element).join()).to.contain('Same error 3×').and.contain('no line 22');
  });

  it('lets a finding be dismissed, for good', async () => {
    const scope = scopeOf(...same(3));
    const element = await open(scope);
    await click(byRole(element, 'button', 'Dismiss: Same call 3× · read_file'));
    await settle(element);
    expect(texts(element)).to.have.length(0);
    scope.state$.next(fold(numbered([started, ...same(5)])));
    await settle(element);
    expect(texts(element)).to.have.length(0);
  });

  it('begins anew with another run', async () => {
    const scope = scopeOf(...same(3));
    const element = await open(scope);
    await click(byRole(element, 'button', 'Dismiss: Same call 3× · read_file'));
    scope.state$.next(fold(numbered([{ ...started, run: { id: 'r2' } }, ...same(3)])));
    await settle(element);
    expect(texts(element)).to.have.length(1);
  });

  it('tells of a silence, only while the connection lives and the newest moment is shown', async () => {
    const scope = scopeOf(...call(1, 'bash', {}, 10));
    scope.now = START + 5 * 60_000;
    const element = await open(scope);
    await until(() => texts(element).join().includes('Nothing for 4 min'), 'the silence is shown');
    scope.connection$.next(connectionIn('reconnecting'));
    await settle(element);
    expect(texts(element)).to.have.length(0);
    scope.connection$.next(connectionIn('live'));
    scope.replay$.next({ position: 1, total: 3 });
    await settle(element);
    expect(texts(element)).to.have.length(0);
  });

  it('does nothing when a script clicks', async () => {
    const scope = scopeOf(...same(3));
    const element = await open(scope);
    element.renderRoot.querySelector<HTMLElement>('.finding')!.click();
    expect(scope.requests).to.deep.equal([]);
  });

  it('is in no live region and never red', async () => {
    const element = await open(scopeOf(...same(3), ...errors));
    expect(element.renderRoot.querySelector('[role=status], [aria-live]')).to.equal(null);
    for (const one of parts(element, 'findings')[0]!.querySelectorAll('*')) {
      expect(getComputedStyle(one).color).to.not.equal('rgb(200, 30, 30)');
    }
  });

  it('shows names and texts from agents as text', async () => {
    const name = '<img src=x onerror=alert(1)>\u202e';
    const element = await open(scopeOf(...[1, 2, 3].flatMap((n) => call(n, name, {}, 10))));
    expect(texts(element)[0]).to.contain('<img src=x onerror=alert(1)>[U+202E]');
    expect(element.renderRoot.querySelector('img')).to.equal(null);
  });

  for (const width of [320, 768, 1280]) {
    it(`fits into ${width} px`, async () => {
      const scope = scopeOf(...same(3), ...slow);
      const element = await mount<RunFindings>('run-findings', scope, (one) => one.style.setProperty('inline-size', `${width}px`));
      const edge = element.getBoundingClientRect().right + 1;
      for (const one of allByRole(element, 'button')) expect(one.getBoundingClientRect().right).to.be.at.most(edge);
    });
  }

  it('is accessible, closed and open', async () => {
    await inBothSchemes(async () => {
      const element = await open(scopeOf(...same(3), ...slow, ...errors));
      await expect(element).to.be.accessible();
      await click(byRole(element, 'button', '3 findings'));
      await settle(element);
      await expect(element).to.be.accessible();
    });
  });
});
