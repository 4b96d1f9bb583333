/** Finds the moments of a run worth marking, record by record. */
import type { RunRecord } from '../run-record.js';
import type { ReplayMark } from './replay-types.js';

type Event = RunRecord['event'];

const FAILED = new Set<string | undefined>(['error', 'failed', 'failure']);

export class MarkFinder {
  readonly marks: ReplayMark[] = [];
  readonly #turnIds = new Set<string>();
  readonly #toolNames = new Map<string, string>();
  #turns = 0;
  #epoch: string | number | undefined;
  #seq: number | undefined;

  /** `position` is that of the run with this event. */
  look(event: Event, position: number): void {
    if (this.#isGap(event)) this.marks.push({ kind: 'gap', position });
    if (this.#beginsTurn(event)) this.marks.push({ kind: 'turn', position, label: String(++this.#turns) });
    if (event.type === 'tool.started') this.#toolNames.set(event.toolCallId, event.name);
    const failed = this.#failureOf(event);
    if (failed !== undefined) this.marks.push({ kind: 'error', position, label: failed });
    if (event.type === 'prompt' && event.delivery === 'steer') this.marks.push({ kind: 'steer', position });
    if (event.type === 'run.finished') this.marks.push({ kind: 'end', position });
  }

  #failureOf(event: Event): string | undefined {
    switch (event.type) {
      case 'run.failed':
        return event.error.type;
      case 'tool.finished': {
        const name = this.#toolNames.get(event.toolCallId) ?? event.name ?? event.toolCallId;
        this.#toolNames.delete(event.toolCallId);
        return event.status === 'error' ? name : undefined;
      }
      case 'agent.finished':
        return FAILED.has(event.status) ? event.agentId : undefined;
      case 'step.finished':
        return FAILED.has(event.status) ? (event.name ?? event.stepId) : undefined;
      default:
        return undefined;
    }
  }

  /** A turn begins by its own event, or with the first event that names it. */
  #beginsTurn(event: Event): boolean {
    const turnId = event.type === 'unknown' ? undefined : event.turnId;
    if (turnId === undefined) return event.type === 'turn.started';
    if (this.#turnIds.has(turnId)) return false;
    this.#turnIds.add(turnId);
    return true;
  }

  #isGap({ type, epoch, seq }: Event): boolean {
    const isNewEpoch = epoch !== undefined && epoch !== this.#epoch;
    const hadEvents = this.#seq !== undefined || this.#epoch !== undefined;
    const jumps = !isNewEpoch && seq !== undefined && this.#seq !== undefined && seq > this.#seq + 1;
    if (isNewEpoch) [this.#epoch, this.#seq] = [epoch, undefined];
    if (seq !== undefined) this.#seq = Math.max(seq, this.#seq ?? seq);
    return type === 'gap' || jumps || (isNewEpoch && hadEvents);
  }
}
