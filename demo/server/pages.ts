/** The HTML pages: one layout, one script each. What they show they fetch. */
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { commonHeaders } from './http.js';

export const pagesFolder = fileURLToPath(new URL('../pages/', import.meta.url));

/** A page: its title and the name of its script in `demo/pages/`. */
export interface Page {
  readonly title: string;
  readonly script: string;
}

export const pages = {
  board: { title: 'Board', script: 'board' },
  issue: { title: 'Card', script: 'issue' },
  live: { title: 'Run', script: 'live' },
  dashboard: { title: 'Dashboard', script: 'dashboard' },
  costs: { title: 'Costs', script: 'costs' },
  project: { title: 'Project', script: 'project' },
  agent: { title: 'Agent', script: 'agent' },
  executions: { title: 'Executions', script: 'executions' },
  recording: { title: 'Recording', script: 'recording' },
  traces: { title: 'Executions', script: 'traces' },
} as const satisfies Record<string, Page>;

/**
 * Strict on purpose: it is what a careful host has, and the library must live with it. `lit-html` is Lit's Trusted
 * Types policy, `run-elements` the library's own (for the address of its layout worker).
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html run-elements',
].join('; ');

/** Headers of every answer that is a page. */
export const pageHeaders = { ...commonHeaders, 'Content-Security-Policy': contentSecurityPolicy } as const;

/** Sends a page. `data` are facts its script needs, on the `<html>` element as `data-…` attributes. */
export function sendPage(
  response: ServerResponse,
  page: Page,
  data: Readonly<Record<string, string>> = {},
  status = 200,
): void {
  const facts = Object.entries(data)
    .map(([name, value]) => ` data-${name}="${escapeAttribute(value)}"`)
    .join('');
  const layout = readFileSync(new URL('../pages/layout.html', import.meta.url), 'utf8');
  const bytes = Buffer.from(
    layout.replace('data-facts', () => facts.trim()).replaceAll('{title}', page.title).replaceAll('{script}', page.script),
  );
  response.writeHead(status, {
    ...pageHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-cache',
  });
  response.end(bytes);
}

const escapeAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
