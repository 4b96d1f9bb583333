import { expect } from '@open-wc/testing';
import { changesBetween } from '../../../src/trace-model/ask/changes.js';
import type { TraceDocument } from '../../../src/trace-model/trace-document.js';
import { action, log, open, selector, sequence } from '../documents.js';

describe('changesBetween, and what versions share', () => {
  const tree = sequence('All', [action('One'), action('Two'), action('Three')]);
  const before = open(tree, { ...log(tree, ['gate accept']), var: { a: { deep: [1] }, b: 1 } });

  it('finds nothing between a document and itself read again, and shares everything', () => {
    expect(before.scopes.variables).to.have.length(2);
    const again = open(tree, { ...log(tree, ['gate accept']), var: { a: { deep: [1] }, b: 1 } }, before);
    expect(changesBetween(before, again)).to.deep.equal({ paths: [], addedEntries: [], slots: [], reset: false, treeChanged: false });
    expect(again.written?.nodes).to.equal(before.written?.nodes);
    for (const [i, node] of again.nodes.entries()) expect(node === before.nodes[i], node.path).to.equal(true);
    for (const [i, entry] of again.entries.entries()) expect(entry === before.entries[i]).to.equal(true);
    for (const [i, slot] of again.scopes.variables.entries()) expect(slot === before.scopes.variables[i], slot.key).to.equal(true);
  });

  it('names the nodes, entries and slots that changed, and no others', () => {
    const fields = { ...log(tree, ['gate accept', '0 success']), var: { a: { deep: [2] }, b: 1 }, runtime: { node_status: { 0: 'success' }, step_index: {}, retry_count: {} } };
    const after = open(tree, fields, before);
    const changes = changesBetween(before, after);
    expect(changes.paths).to.deep.equal(['', '0', '1']);
    expect(changes.addedEntries).to.deep.equal([after.entries[1]]);
    expect(changes.slots).to.deep.equal(['a']);
    expect(changes).to.include({ reset: false, treeChanged: false });
    expect(changesBetween(before, open(tree, fields)).paths, 'without sharing').to.deep.equal(changes.paths);
  });

  it('takes no look at the texts of the tree, which what slots mean would need', () => {
    const unread = (trace: TraceDocument): TraceDocument => ({
      ...trace,
      get scopes(): never {
        throw new Error('what slots mean was asked for');
      },
    });
    const after = open(tree, { ...log(tree, ['gate accept']), var: { a: { deep: [3] }, b: 1 } }, before);
    expect(changesBetween(unread(before), unread(after)).slots).to.deep.equal(['a']);
  });

  it('notices a reset by entries that are gone', () => {
    const longer = open(tree, log(tree, ['gate accept', '0 success']), before);
    const reset = open(tree, { trace: [], cursor: '[]' }, longer);
    expect(changesBetween(longer, reset)).to.include({ reset: true, treeChanged: false });
    const anew = open(tree, { ...log(tree, ['gate accept', '0 success', '1 success']), created_at: '2026-01-02T00:00:00.000Z' }, longer);
    expect(changesBetween(longer, anew).reset).to.equal(true);
    expect(changesBetween(longer, anew).addedEntries).to.equal(anew.entries);
  });

  it('notices another tree by a name, a kind or a child', () => {
    const others = [
      sequence('All', [action('One'), action('Zwei'), action('Three')]),
      selector('All', [action('One'), action('Two'), action('Three')]),
      sequence('All', [action('One'), action('Two')]),
      sequence('All', [action('One'), action('Two'), action('Three'), action('Four')]),
    ];
    for (const other of others) expect(changesBetween(before, open(other, {}, before)).treeChanged).to.equal(true);
  });
});
