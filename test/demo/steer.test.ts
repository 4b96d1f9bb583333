import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSteer, type SteerRequest } from '../../demo/agent/steer.js';

const cases: readonly [string, SteerRequest][] = [
  ['search for lighthouse', { kind: 'search', word: 'lighthouse' }],
  ['Please search for “Light House”', { kind: 'search', word: 'Light House' }],
  ['look for `run-url`.', { kind: 'search', word: 'run-url' }],
  ['search for ""', { kind: 'unknown' }],
  ['skip Lint', { kind: 'skip', step: 'Lint' }],
  ['skip the step “Find copies”', { kind: 'skip', step: 'Find copies' }],
  ['skip', { kind: 'skip' }],
  ['skip this step', { kind: 'skip' }],
  ['Stop early', { kind: 'stop' }],
  ['finish now!', { kind: 'stop' }],
  ['stop the world', { kind: 'unknown' }],
  ['do not search for x', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
];

describe('readSteer', () => {
  for (const [text, request] of cases) {
    it(`reads “${text}” as ${request.kind}`, () => assert.deepEqual(readSteer(text), request));
  }
});
