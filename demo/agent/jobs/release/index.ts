/** Could a release be made? A tree that is written down, executed step by step. */
import { conductExecution } from '../../execution/conduct-execution.js';
import type { Job } from '../../run-context.js';
import { inspectWorks } from './inspect.js';
import { judgeWorks } from './judge.js';
import { lookWorks } from './look.js';
import { beginRelease } from './release-state.js';

export const treeFile = new URL('tree.json', import.meta.url);

/** What to do at each step of the tree, for one execution of it. */
export function releaseWorks(release = beginRelease()) {
  return new Map([...lookWorks(release), ...inspectWorks(release), ...judgeWorks(release)]);
}

export function releaseJob(): Job {
  const release = beginRelease();
  return {
    root: {
      kind: 'action',
      name: 'Release_Check',
      perform: (run, step) => conductExecution(run, step, treeFile, releaseWorks(release)),
    },
    result: () => (release.reportFile ? `${release.verdict}. Report: ${release.reportFile}.` : 'Stopped before there was a report.'),
  };
}
