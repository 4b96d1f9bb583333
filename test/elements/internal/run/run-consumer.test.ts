import { expect, fixture, html } from '@open-wc/testing';
import '../../../../src/elements/run-header/run-header.define.js';
import type { RunHeader } from '../../../../src/elements/run-header/run-header.js';
import { ScopeProvider, TestScope } from '../../support/test-scope.js';
import { mount, parts, settle, textOf } from '../../support/dom.js';
import { fold, runs, type RunName } from '../../../../stories/fixtures.js';

const scopeOf = (name: RunName): TestScope => new TestScope(fold(runs[name]));
const status = (header: RunHeader): string => textOf(parts(header, 'status')[0]);

describe('finding the provider', () => {
  it('takes the nearest around it', async () => {
    const root = await fixture<HTMLElement>(html`
      <scope-provider .scope=${scopeOf('failed')}>
        <scope-provider .scope=${scopeOf('completed')}><run-header></run-header></scope-provider>
      </scope-provider>
    `);
    const header = root.querySelector('run-header')!;
    await settle(header);
    expect(status(header)).to.equal('Completed');
  });

  it('takes the one named by for, in the same root, and no other', async () => {
    const root = await fixture<HTMLElement>(html`
      <scope-provider .scope=${scopeOf('failed')}>
        <run-header for="other"></run-header>
        <run-header for="nobody"></run-header>
        <run-header for="paragraph"></run-header>
        <p id="paragraph"></p>
      </scope-provider>
    `);
    const other = document.createElement('scope-provider');
    other.id = 'other';
    other.scope = scopeOf('completed');
    const [named, unknown, wrong] = [...root.querySelectorAll('run-header')] as [RunHeader, RunHeader, RunHeader];
    await settle(named);
    expect(status(named), 'it is not there yet').to.equal('');
    root.after(other);
    await settle(named);
    expect(status(named)).to.equal('Completed');
    expect(status(unknown)).to.equal('');
    expect(status(wrong), 'a named element that provides nothing').to.equal('');
    other.remove();
  });

  it('follows for when it changes, and takes the nearest without it', async () => {
    const root = await fixture<HTMLElement>(html`
      <div>
        <scope-provider id="a" .scope=${scopeOf('failed')}></scope-provider>
        <scope-provider id="b" .scope=${scopeOf('cancelled')}></scope-provider>
        <scope-provider .scope=${scopeOf('completed')}><run-header for="a"></run-header></scope-provider>
      </div>
    `);
    const header = root.querySelector('run-header')!;
    const seen: string[] = [];
    for (const id of ['a', 'b', '', 'a']) {
      header.htmlFor = id;
      await settle(header);
      seen.push(status(header));
    }
    expect(seen).to.deep.equal(['Failed', 'Cancelled', 'Completed', 'Failed']);
  });

  it('notices a provider that is defined later', async () => {
    const root = await fixture<HTMLElement>(html`<late-provider><run-header></run-header></late-provider>`);
    const header = root.querySelector('run-header')!;
    await settle(header);
    expect(status(header)).to.equal('');
    customElements.define('late-provider', class extends ScopeProvider {});
    (root as ScopeProvider).scope = scopeOf('running');
    await settle(header);
    expect(status(header)).to.equal('Running');
  });

  it('finds its new provider when it is moved, and lets go of the old one', async () => {
    const first = scopeOf('failed');
    const header = await mount<RunHeader>('run-header', first);
    expect(first.state$.observed).to.be.true;
    const second = await fixture<ScopeProvider>(html`<scope-provider .scope=${scopeOf('completed')}></scope-provider>`);
    second.append(header);
    await settle(header);
    expect(status(header)).to.equal('Completed');
    expect(first.state$.observed || first.display$.observed || first.receipts$.observed).to.be.false;
  });

  it('lets go of everything when it is taken out', async () => {
    const scope = scopeOf('running');
    const header = await mount<RunHeader>('run-header', scope);
    header.remove();
    for (const stream of [scope.state$, scope.connection$, scope.receipts$, scope.display$]) {
      expect(stream.observed).to.be.false;
    }
  });

  it('shows the newest of many values', async () => {
    const scope = scopeOf('running');
    const header = await mount<RunHeader>('run-header', scope);
    for (const name of ['waiting', 'failed', 'completed'] as const) scope.state$.next(fold(runs[name]));
    await settle(header);
    expect(status(header)).to.equal('Completed');
  });
});
