/** Every address of the demo and what answers there. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { issueById, project, type Issue } from '../shared/board.js';
import type { RunRecord } from '../shared/run-folder.js';
import { act, keyOf, startRun, type Answer } from './actions.js';
import { boardData } from './board-data.js';
import { notFound, Problem, readJson, sendJson } from './http.js';
import { isRunForm, preferredForm, type RunForm } from './negotiate.js';
import { pageHeaders, pages, pagesFolder, sendPage, type Page } from './pages.js';
import { param, type Exchange, type Handler, type Route } from './router.js';
import type { RunStore } from './run-store.js';
import { sendRun } from './run-streams.js';
import { sendDocument } from './send-document.js';
import { fileInside, sendFile } from './send-file.js';
import { fileNamed, traceFiles } from './trace-files.js';

const articleFolder = fileURLToPath(new URL('../article/', import.meta.url));
const bundleFolder = fileURLToPath(new URL('../../dist/bundle/', import.meta.url));

export interface RouteContext {
  readonly store: RunStore;
  /** The folder the agent works on. */
  readonly workspace: string;
  /** Name of the language model, when one is configured. */
  readonly model: string | undefined;
  /** What to show instead of the board: a recorded run, an execution, or a folder of executions; absolute path. */
  readonly recording: string | undefined;
}

export function createRoutes(context: RouteContext): readonly Route[] {
  const { store, workspace, model, recording } = context;
  const get = (pattern: string, handle: Handler): Route => ({ method: 'GET', pattern, handle });
  const post = (pattern: string, handle: Handler): Route => ({ method: 'POST', pattern, handle });
  const page = (pattern: string, content: Page, check?: (exchange: Exchange) => unknown): Route =>
    get(pattern, (exchange) => {
      check?.(exchange);
      sendPage(exchange.response, content);
    });
  const recordingPage: Handler = ({ response }) => {
    if (recording === undefined) throw notFound('No recording was given. Start the demo with: npm start -- FILE');
    const name = basename(recording);
    const addressOf = (file: string): string => `/recording/${encodeURIComponent(basename(file))}`;
    const traces = traceFiles(recording)?.map(({ file, tree }) => [file, tree].flatMap((each) => (each === undefined ? [] : addressOf(each))));
    if (traces) sendPage(response, pages.traces, { traces: JSON.stringify(traces), name });
    else sendPage(response, pages.recording, { 'run-url': `/recording/${encodeURIComponent(name)}`, name });
  };

  return [
    recording === undefined ? page('/', pages.board) : get('/', recordingPage),
    get('/open', recordingPage),
    get('/recording/:name', (exchange) => {
      const file = recording === undefined ? undefined : fileNamed(recording, param(exchange, 'name'));
      if (file === undefined) throw notFound('There is no such recording.');
      return sendFile(exchange, file);
    }),
    page('/board', pages.board),
    page('/dashboard', pages.dashboard),
    page('/costs', pages.costs),
    page('/executions', pages.executions),
    page('/executions/:runId', pages.executions, (exchange) => requireRun(store, param(exchange, 'runId'))),
    page('/agents/:agentId', pages.agent),
    page('/projects/:projectId', pages.project, requireProject),
    page('/projects/:projectId/issues/:issueId', pages.issue, requireIssue),
    page('/projects/:projectId/issues/:issueId/runs/:runId/live', pages.live, (exchange) => {
      const issue = requireIssue(exchange);
      if (requireRun(store, param(exchange, 'runId')).issueId !== issue.id) throw notFound(`${issue.id} has no such run.`);
    }),
    get('/pages/:file', (exchange) => sendFile(exchange, fileInside(pagesFolder, param(exchange, 'file')))),
    get('/article/*file', (exchange) =>
      sendFile(exchange, fileInside(articleFolder, param(exchange, 'file') || 'index.html'), pageHeaders),
    ),
    get('/run-elements/*file', (exchange) => sendFile(exchange, fileInside(bundleFolder, param(exchange, 'file')))),
    get('/api/board', ({ response }) => sendJson(response, 200, boardData(store, model))),
    post('/api/projects/:projectId/issues/:issueId/runs', async (exchange) => {
      const issue = requireIssue(exchange);
      await readJson(exchange.request);
      sendAnswer(exchange, startRun(store, workspace, issue.id, keyOf(exchange.request)));
    }),
    get('/api/runs/:runId', (exchange) => {
      const { id, form } = formOf(exchange);
      return sendRun(exchange, store, requireRun(store, id), form);
    }),
    get('/api/runs/:runId/execution.json', (exchange) =>
      sendDocument(exchange, store.files(requireRun(store, param(exchange, 'runId')).id).execution),
    ),
    post('/api/runs/:runId/:action', async (exchange) => {
      const record = requireRun(store, param(exchange, 'runId'));
      const body = await readJson(exchange.request);
      sendAnswer(exchange, act(store, record, param(exchange, 'action'), body, keyOf(exchange.request)));
    }),
  ];
}

function requireProject(exchange: Exchange): void {
  if (param(exchange, 'projectId') !== project.id) throw notFound('There is no such project.');
}

function requireIssue(exchange: Exchange): Issue {
  requireProject(exchange);
  const issue = issueById(param(exchange, 'issueId'));
  if (!issue) throw notFound('There is no such card.');
  return issue;
}

/** The run, or a `Problem`: 404 for one that never was, 410 for one whose history was deleted. */
export function requireRun(store: RunStore, id: string): RunRecord {
  const record = store.get(id);
  if (!record) throw notFound('There is no such run.');
  if (record.removedAt !== undefined) throw new Problem(410, 'Gone', `The history of this run was deleted at ${record.removedAt}.`);
  return record;
}

/** Which form is wanted: by extension (`….ndjson`), by `?as=`, else by `Accept`. */
function formOf(exchange: Exchange): { id: string; form: RunForm } {
  const [id = '', extension] = param(exchange, 'runId').split('.', 2);
  const named = extension ?? exchange.url.searchParams.get('as');
  const form = named === null ? preferredForm(exchange.request.headers.accept) : isRunForm(named) ? named : undefined;
  if (form === undefined) {
    throw named === null
      ? new Problem(406, 'Not acceptable', 'A run is sent as text/event-stream, application/x-ndjson or application/json.')
      : notFound(`A run is not sent as “${named}”. Use sse, ndjson or json.`);
  }
  return { id, form };
}

const sendAnswer = ({ response }: Exchange, { status, body, location }: Answer): void =>
  sendJson(response, status, body, location === undefined ? {} : { Location: location });
