import { expect } from '@open-wc/testing';
import { detailAt } from '../../src/layout/detail.js';

describe('detailAt', () => {
  it('draws less of a node the further away it is', () => {
    expect([3, 1, 0.8, 0.79, 0.25, 0.24, 0.04, 0.039, 0].map(detailAt)).to.deep.equal([
      'full', 'full', 'full', 'name', 'name', 'block', 'block', 'cell', 'cell',
    ]);
  });
});
