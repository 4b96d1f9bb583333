/** Numbers, times and statuses in words. */
import { element } from './dom.js';

/** @typedef {import('../server/board-data.js').RunSummary} RunSummary */

const words = {
  pending: 'Starting',
  running: 'Running',
  waiting: 'Waiting for you',
  completed: 'Completed',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** @param {RunSummary['status']} status */
export const statusMark = (status) => element('span', { class: 'status', 'data-status': status }, words[status]);

/** @param {number} value */
export const number = (value) => value.toLocaleString();

/** @param {number} ms */
export function duration(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds} s` : `${minutes} min ${seconds % 60} s`;
}

/** @param {number} time */
export const clock = (time) =>
  element('time', { datetime: new Date(time).toISOString(), title: new Date(time).toLocaleString() }, new Date(time).toLocaleTimeString());

/** @param {RunSummary} run How long it has taken so far, or took in all. */
export const elapsedMs = (run) => (run.startedAt === null ? 0 : (run.finishedAt ?? Date.now()) - run.startedAt);

/** @param {RunSummary['tokens']} tokens */
export const tokenWords = (tokens) => (tokens ? `${number(tokens.input)} in, ${number(tokens.output)} out` : 'not reported');

/** @param {string} label @param {string | number} value */
export const total = (label, value) =>
  element('div', {}, element('dt', {}, label), element('dd', {}, typeof value === 'number' ? number(value) : value));

/** @param {{model: string | null}} board */
export const modelNotice = ({ model }) =>
  element('p', { class: 'muted' }, model === null ? 'No language model: this agent is a program.' : `The agent asks ${model}.`);
