import '../../../src/elements/run-header/run-header.define.js';
import type { RunHeader } from '../../../src/elements/run-header/run-header.js';
import { mount, until } from '../support/dom.js';
import type { TestScope } from '../support/test-scope.js';

/** A header with its actions, which are loaded when the page is idle. */
export async function openHeader(scope: TestScope, setUp?: (element: RunHeader) => void): Promise<RunHeader> {
  const header = await mount<RunHeader>('run-header', scope, setUp);
  await import('../../../src/elements/run-header/header-actions.js');
  await until(() => header.renderRoot.querySelector('.actions')!.childNodes.length > 2, 'the actions are there');
  return header;
}
