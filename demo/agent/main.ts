/** The process of one run: `main.ts RUN_FOLDER`. Everything it says goes into the folder's events file. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { addresses } from '../shared/addresses.js';
import { agent, issueById, project, type Issue } from '../shared/board.js';
import { heartbeatMs, runFiles, type RunRecord, type WorkerRecord } from '../shared/run-folder.js';
import { conduct } from './conduct.js';
import { Control } from './control.js';
import { EventLog } from './event-log.js';
import { jobs } from './jobs/index.js';
import { modelSettings } from './model-settings.js';
import type { RunContext } from './run-context.js';

function announce(run: RunContext, issue: Issue): void {
  const { record, model } = run;
  const action = (name: string) => addresses.action(record.id, name);
  run.log.emit('run.started', {
    run: {
      id: record.id,
      title: issue.title,
      agent: { name: agent.name, id: agent.id, version: agent.version },
      ...(model && { model: model.model }),
      project: { id: project.id, name: project.name },
      workItem: { id: issue.id, title: `${issue.id} ${issue.title}` },
      links: {
        steer: action('steer'),
        retrigger: action('retrigger'),
        cancel: action('cancel'),
        answer: action('answer'),
        workItem: addresses.issue(issue.id),
        history: addresses.history(issue.id),
        board: addresses.board,
        project: addresses.project,
        agent: addresses.agent,
        costs: addresses.costs,
      },
      heartbeatMs,
    },
  });
  if (!model) run.log.emit('notice', { level: 'info', text: 'No language model: this agent is a program.' });
  run.log.emit('prompt', { role: 'user', content: `${issue.title}. ${issue.description}`, delivery: 'new' });
}

const folder = resolve(process.argv[2] ?? '.');
const files = runFiles(folder);
const worker: WorkerRecord = { pid: process.pid };
writeFileSync(files.worker, JSON.stringify(worker));
mkdirSync(files.work, { recursive: true });
const record = JSON.parse(readFileSync(files.record, 'utf8')) as RunRecord;
const issue = issueById(record.issueId);
if (!issue) throw new Error(`There is no card ${record.issueId}.`);

let lastNumber = 0;
const run: RunContext = {
  record,
  log: new EventLog(files.events, record),
  control: new Control(),
  workspace: record.workspace,
  workFolder: files.work,
  executionFile: files.execution,
  model: modelSettings(process.env),
  startedAtMs: performance.now(),
  nextNumber: () => ++lastNumber,
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => run.control.cancel());
announce(run, issue);
await conduct(run, jobs[issue.job](run), folder);
process.exit(0);
