/** One run, the whole page. */
import { element, main } from './dom.js';
import { linkEntries } from './entry-link.js';

const [, , projectId, , issueId] = location.pathname.split('/');
const card = `/projects/${projectId}/issues/${issueId}`;
/** The run that the address names. */
const runId = () => location.pathname.split('/')[6] ?? '';

const viewer = element('live-run-viewer', { closable: '', 'run-url': `/api/runs/${runId()}` });
linkEntries(viewer);
main.append(viewer);

/** Whether the page before this one in the history is another run. */
let movedOn = false;

viewer.addEventListener('run-retriggered', (event) => {
  const next = 'runId' in event ? String(event.runId) : '';
  if (next === '') return;
  history.pushState(null, '', `${card}/runs/${next}/live`);
  movedOn = true;
});
addEventListener('popstate', () => viewer.setAttribute('run-url', `/api/runs/${runId()}`));

viewer.addEventListener('run-close', () => {
  if (!movedOn && document.referrer === new URL(card, location.href).href) history.back();
  else location.assign(card);
});
