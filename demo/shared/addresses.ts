/** Where everything is. Relative to the server's root. */
import { agent, project } from './board.js';

export const addresses = {
  board: '/board',
  dashboard: '/dashboard',
  costs: '/costs',
  executions: '/executions',
  execution: (runId: string) => `/executions/${runId}`,
  agent: `/agents/${agent.id}`,
  project: `/projects/${project.id}`,
  issue: (issueId: string) => `/projects/${project.id}/issues/${issueId}`,
  history: (issueId: string) => `/projects/${project.id}/issues/${issueId}#runs`,
  live: (issueId: string, runId: string) => `/projects/${project.id}/issues/${issueId}/runs/${runId}/live`,
  startRun: (issueId: string) => `/api/projects/${project.id}/issues/${issueId}/runs`,
  run: (runId: string) => `/api/runs/${runId}`,
  executionDocument: (runId: string) => `/api/runs/${runId}/execution.json`,
  action: (runId: string, name: string) => `/api/runs/${runId}/${name}`,
} as const;
