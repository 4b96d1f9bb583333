/**
 * The model beside a runtime: random trees, driven by random answers, and at every moment what the model makes of the
 * document beside what the runtime knows and no document says: what was begun how often, what is settled, what comes next.
 */
import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { activityOf, pendingEntryOf } from '../../src/trace-model/ask/activity.js';
import { atEntry } from '../../src/trace-model/ask/at-entry.js';
import { deepEqual } from '../../src/trace-model/derive/share.js';
import { compareTraces } from '../../src/trace-model/compare/compare.js';
import { firstCauseOf, nodeAt } from '../../src/trace-model/ask/lookup.js';
import { parseTrace } from '../../src/trace-model/parse-trace.js';
import type { TraceDocument } from '../../src/trace-model/trace-document.js';
import { readSeriesRecords, statusesOf, type RawNode } from './documents.js';
import { anyTree, calls, drive, execution, executionWithReferences } from './random-executions.js';
import { isWithin, keyOf, SmallRuntime, type Answer } from './small-runtime.js';

const opened = (document: object, previous?: TraceDocument): TraceDocument => parseTrace(document, { now: 0, ...(previous && { previous }) }).document;

describe('the small runtime', () => {
  it('writes what the real one wrote: one execution, call by call', async () => {
    const records = await readSeriesRecords();
    const running = new SmallRuntime(records[0]?.doc.tree as RawNode, { gated: true });
    for (const { tool, args, doc, seq } of records) {
      if (tool === 'next_step') running.next();
      else if (tool === 'think') running.think(args.thought ?? '');
      else if (tool === 'submit' && running.isAtGate) running.submitGate(args.status as 'success', args.note);
      else if (tool === 'submit' || tool === 'eval') running.answer(tool === 'eval' ? args.result === true : (args.status as Answer), args.note);
      const { status, phase, cursor, protocol_accepted, runtime, trace } = running.document() as typeof doc;
      const untimed = (entries: readonly object[]): readonly object[] => entries.map((entry) => ({ ...entry, ts: '' }));
      const { status: hasStatus, phase: hasPhase, cursor: hasCursor } = doc;
      expect({ status, phase, cursor, protocol_accepted, runtime, trace: untimed(trace) }, `${seq} ${tool}`).to.deep.equal({
        status: hasStatus,
        phase: hasPhase,
        cursor: hasCursor,
        protocol_accepted: doc.protocol_accepted,
        runtime: doc.runtime,
        trace: untimed(doc.trace),
      });
    }
    expect(running.end).to.equal('success');
  });
});

describe('in any execution', () => {
  /** What the next call will settle, as far as it follows from what was answered. */
  function lookAhead(running: SmallRuntime): { readonly next: SmallRuntime; readonly outcomes: ReadonlyMap<string, string> } {
    const next = running.fork();
    next.next();
    const outcomes = new Map<string, string>(running.status);
    for (const { path, outcome } of next.settled) {
      if (outcome !== 'retry') outcomes.set(path, outcome);
      else if (running.status.get(path) === undefined) outcomes.delete(path);
    }
    return { next, outcomes };
  }

  /** The table of statuses in the contract, by what the runtime knows. */
  function truth(running: SmallRuntime, trace: TraceDocument): Record<string, string> {
    const { next, outcomes } = lookAhead(running);
    const { question, end } = running;
    const statuses: Record<string, string> = {};
    const ended: { path: string; word: string }[] = [];
    for (const { path, kind, parentPath } of trace.nodes) {
      const outcome = path === '' ? (end ?? (trace.nodes.length === 1 ? running.status.get('') : undefined)) : (outcomes.get(path));
      const above = ended.findLast((each) => path !== each.path && isWithin(path, each.path));
      const wasAnswered = (running.answers.get(path) ?? 0) > 0;
      if (outcome !== undefined) {
        statuses[path] = outcome;
        ended.push({ path, word: outcome === 'success' && kind === 'selector' ? 'skipped' : 'cut-off' });
      } else if (question && keyOf(question.path) === path) statuses[path] = (running.starts.get(path) ?? 0) > 1 ? 'retrying' : 'active';
      else if (question && isWithin(keyOf(question.path), path)) statuses[path] = 'on-path';
      else if (running.isAtGate) statuses[path] = parentPath === undefined ? 'waiting' : 'not-reached';
      else if (above && !(trace.protocolAccepted === false)) statuses[path] = above.word;
      else statuses[path] = wasAnswered ? 'partial' : 'not-reached';
    }
    expect(next).to.not.equal(undefined);
    return statuses;
  }

  /** Looks at a random execution after each call. */
  const inEach = (
    executions: fc.Arbitrary<{ tree: RawNode; calls: Iterable<string>; gated: boolean }>,
    look: (running: SmallRuntime, trace: TraceDocument, call: string) => void,
    numRuns = 150,
  ): void => {
    fc.assert(
      fc.property(executions, ({ tree, calls: script, gated }) => {
        const running = new SmallRuntime(tree, { gated });
        let trace: TraceDocument | undefined;
        drive(running, script, (call) => {
          trace = opened(running.document(), trace);
          look(running, trace, call);
        });
      }),
      { numRuns },
    );
  };

  it('every node has the status of the contract’s table, whether or not the version before is known', () => {
    inEach(executionWithReferences, (running, trace, call) => {
      if (lookAhead(running).next.metReference) return;
      expect(statusesOf(trace), call).to.deep.equal(truth(running, trace));
      expect(statusesOf(opened(running.document())), 'without the version before').to.deep.equal(statusesOf(trace));
    });
  });

  it('every claim of every sentence is true', () => {
    inEach(execution, (running, trace) => {
      const { next, outcomes } = lookAhead(running);
      const byName = new Map(trace.nodes.map((node) => [node.name, node]));
      const pathOf = (name: string | undefined): string => byName.get(name ?? '')?.path ?? 'nowhere';
      const isNext = (path: string): boolean => next.question !== undefined && isWithin(keyOf(next.question.path), path);
      for (const node of trace.nodes) {
        const { path, why } = node;
        const message = `${path}: ${why} ${JSON.stringify(running.document())}`;
        const said = (pattern: RegExp, check: (match: RegExpExecArray) => unknown): void => {
          const match = pattern.exec(why);
          if (match) expect(check(match), message).to.equal(true);
        };
        const children = node.childPaths.map((child) => outcomes.get(child));
        const lastFailure = trace.entries.findLast((entry) => entry.path === path && entry.verdict === 'failure' && entry.kind !== 'protocol');
        said(/next step begins attempt (\d+)\./, ([, count]) => isNext(path) && next.starts.get(path) === Number(count));
        said(/next step spends retry (\d+) of (\d+)\./, ([, used, allowed]) => isNext(path) && isCounted(path, String(Number(used) - 1), allowed));
        said(/begins attempt (\d+) of (N\d+)/, ([, count, name]) => isNext(pathOf(name)) && next.starts.get(pathOf(name)) === Number(count));
        said(/spends retry (\d+) of (\d+) of (N\d+)/, ([, used, allowed, name]) => isNext(pathOf(name)) && isCounted(pathOf(name), String(Number(used) - 1), allowed));
        said(/here again, attempt (\d+)/, ([, count]) => running.starts.get(path) === Number(count));
        said(/Succeeded on attempt (\d+)/, ([, count]) => running.starts.get(path) === Number(count));
        said(/\((?:(N\d+) has )?(\d+) of (\d+) retr(?:y|ies) used\)/, ([, name, used, allowed]) => isCounted(name === undefined ? path : pathOf(name), used, allowed));
        said(/with (\d+) of (\d+) retr(?:y|ies) used/, ([, used, allowed]) => isCounted(path, used, allowed));
        said(/, its (\d+) retr(?:y|ies) used up/, ([, count]) => isCounted(path, count, count));
        said(/(\d+) of (\d+) steps? done/, ([, done, count]) => running.step.get(path) === Number(done) && node.steps.length === Number(count));
        said(/(\d+) of (\d+) child(?:ren)? done/, ([, done, count]) => children.filter((each) => each === 'success').length === Number(done) && children.length === Number(count));
        said(/: (\d+) of (\d+) alternatives? failed/, ([, failed]) => children.filter((each, i) => each === 'failure' && !isRetriedNext(node.childPaths[i] ?? '')).length === Number(failed));
        said(/all (\d+) children succeeded/, ([, count]) => children.length === Number(count) && children.every((each) => each === 'success'));
        said(/all (\d+) alternatives failed/, ([, count]) => children.length === Number(count) && children.every((each) => each === 'failure'));
        said(/goes on to (N\d+)/, ([, name]) => isNext(pathOf(name)));
        said(/went on to (N\d+)/, ([, name]) => (running.starts.get(pathOf(name)) ?? 0) > 0);
        said(/it comes next/, () => running.question !== undefined || isNext(path));
        said(/(N\d+) has not begun/, ([, name]) => (running.answers.get(pathOf(name)) ?? 0) === 0);
        said(/it ran (?:once|(\d+) times) before/, ([, count = '1']) => running.starts.get(path) === Number(count));
        said(/was won by (N\d+)/, ([, name]) => outcomes.get(pathOf(name)) === 'success');
        said(/was ended by the failure of (N\d+)/, ([, name]) => outcomes.get(pathOf(name)) === 'failure');
        said(/\((N\d+) failed/, ([, name]) => outcomes.get(pathOf(name)) === 'failure');
        said(/the condition( at step (\d+) of \d+)? was false/, ([, , step = '1']) => lastFailure?.kind === 'evaluate' && lastFailure.step === Number(step) - 1);
        said(/the agent reported failure( at step (\d+) of \d+)?/, ([, , step = '1']) => lastFailure?.kind === 'instruct' && lastFailure.step === Number(step) - 1);
        said(/^Fatal/, () => next.end === 'failure');
        said(/^Failed, but recovered/, () => next.end !== 'failure' || trace.nodes.some((other) => other.status === 'failure' && other.recovered !== true));
        said(/the runtime writes it down with the next step/, () => running.status.get(path) === undefined);
      }

      function isCounted(path: string, used: string | undefined, allowed: string | undefined): boolean {
        const indexes = path === '' ? [] : path.split('.').map(Number);
        return (running.retry.get(path) ?? 0) === Number(used) && (running.nodeAt(indexes).retries ?? 0) === Number(allowed);
      }
      function isRetriedNext(path: string): boolean {
        return next.settled.some((each) => each.outcome === 'retry' && each.path === path);
      }
    });
  });

  it('every entry knows its step, its attempt and its gap, and the open step is pending', () => {
    inEach(execution, (running, trace) => {
      expect(trace.entries.map(({ attempt = 0 }) => attempt), JSON.stringify(running.document())).to.deep.equal(running.attempts);
      expect(trace.entries.every(({ gapMs, index }) => gapMs === (index === 0 ? undefined : 1000))).to.equal(true);
      for (const { kind, path, step, name, prompt, promptKind } of trace.entries) {
        const node = running.nodeAt(path === '' ? [] : path.split('.').map(Number));
        if (kind === 'protocol') continue;
        const asked = node.steps?.[step ?? 0] as { instruction?: string; expression?: string };
        expect([name, prompt, promptKind]).to.deep.equal([node.name, asked.instruction ?? asked.expression, asked.instruction === undefined ? 'evaluate' : 'instruct']);
      }
      const pending = pendingEntryOf(trace);
      const { question } = running;
      expect(pending && [pending.path, pending.step, pending.attempt]).to.deep.equal(question && [keyOf(question.path), question.step, running.starts.get(keyOf(question.path))]);
      for (const { path } of trace.nodes) {
        const isOfIt = trace.entries.filter((entry) => (entry.kind === 'protocol' ? path === '' : isWithin(entry.path, path)));
        const isPending = pending !== undefined && isWithin(pending.path, path);
        expect(activityOf(trace, path)).to.deep.equal(isPending ? [...isOfIt, pending] : isOfIt);
      }
    });
  });

  it('the diagnosis is of what happens, and says what comes next', () => {
    let wasReset = false;
    inEach(execution, (running, trace, call) => {
      wasReset = call === 'reset?' || (wasReset && running.trace.length === 0 && !running.isAtGate);
      const { next } = lookAhead(running);
      const { code, text, path } = trace.diagnosis;
      expect(code, JSON.stringify(running.document())).to.equal(codeOf(running, trace));
      if (running.question) expect(path).to.equal(keyOf(running.question.path));
      if (code === 'recovering' && running.question === undefined) expect(text.includes('nothing is left to try'), text).to.equal(next.end === 'failure');
      if (code === 'failed') {
        const last = trace.entries.findLast(({ verdict }) => verdict === 'failure');
        expect(firstCauseOf(trace)?.path, 'the failure that ended it was the last').to.equal(last?.path);
        expect(path).to.equal(last?.path);
      }
      if (running.end === 'success') expect(firstCauseOf(trace)).to.equal(undefined);
    });

    function codeOf(running: SmallRuntime, trace: TraceDocument): string {
      if (running.end === 'success') return 'complete';
      if (running.end === 'failure') return running.accepted ? 'failed' : 'gate-rejected';
      if (running.isAtGate) return 'gate-waiting';
      const answer = trace.entries.findLast(({ verdict }) => verdict === 'success' || verdict === 'failure');
      if (answer?.verdict === 'failure' && nodeAt(trace, answer.path)?.status === 'failure') return 'recovering';
      if (running.question) return running.phase;
      return trace.entries.length === 0 && wasReset ? 'reset' : 'healthy';
    }
  });

  it('an earlier moment is what was written then', () => {
    fc.assert(
      fc.property(execution, ({ tree, calls: script, gated }) => {
        const running = new SmallRuntime(tree, { gated });
        const then = new Map<number, object>();
        drive(running, script, (call) => {
          if (call === 'reset?') then.clear();
          else if (call !== 'next') then.set(running.trace.length, running.document());
        });
        const final = opened(running.document());
        for (const [count, document] of then) {
          // After the last entry it is the document itself.
          if (count === final.entries.length) continue;
          const written = opened(document);
          const past = atEntry(final, count - 1);
          expect(past.unknown).to.deep.equal([]);
          const pick = (trace: TraceDocument): unknown => ({
            nodes: trace.nodes.map(({ path, status, why, step, retries, recovered, entryCount, startedAt, finishedAt }) => ({ path, status, why, step, retries, recovered, entryCount, startedAt, finishedAt })),
            entries: trace.entries,
            engine: trace.engine,
            diagnosis: [trace.diagnosis.code, trace.diagnosis.text],
            pending: pendingEntryOf(trace),
            standing: [trace.status, trace.phase, trace.cursor, trace.protocolAccepted],
          });
          expect(pick(past.document), `${count} of ${JSON.stringify(running.document())}`).to.deep.equal(pick(written));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('a moment is the same whichever was shown before it, and what is as it was there is the same object', () => {
    fc.assert(
      fc.property(execution, fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 2, maxLength: 12 }), ({ tree, calls: script, gated }, jumps) => {
        const running = new SmallRuntime(tree, { gated });
        drive(running, script, () => undefined, 120);
        const final = opened(running.document());
        const rows = new Map(final.engine.map((row) => [row.path, row]));
        let near = final;
        for (const [jump, isFromEnd] of jumps) {
          // After the last entry it is the document itself.
          const index = (jump % Math.max(1, final.entries.length)) - 1;
          if (isFromEnd) near = final;
          const { document } = atEntry(final, index, { near });
          // Of another reading, of which nothing was asked before.
          const alone = atEntry(opened(running.document()), index).document;
          expect(document.nodes, `${index} of ${JSON.stringify(running.document())}`).to.deep.equal(alone.nodes);
          // Rows of Engine are those of the document as it stands, where they are equal.
          expect(document.engine).to.deep.equal(alone.engine);
          for (const row of document.engine) expect(row === rows.get(row.path), row.path).to.equal(deepEqual(row, rows.get(row.path)));
          document.nodes.forEach((node, i) => {
            const before = near.nodes[i];
            if (node !== before) expect(node, `${node.path} ${index}`).to.not.deep.equal(before);
          });
          near = document;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('nothing half-written shows what was not so before and is not so after', () => {
    fc.assert(
      fc.property(execution, ({ tree, calls: script, gated }) => {
        let half: object[] = [];
        const running = new SmallRuntime(tree, { gated, onWrite: (document) => half.push(document) });
        let before = opened(running.document());
        drive(running, script, (call) => {
          const after = opened(running.document(), before);
          let trace = before;
          for (const document of half) {
            trace = opened(document, trace);
            const message = `${call}: ${JSON.stringify(document)} ${JSON.stringify(statusesOf(before))} ${JSON.stringify(statusesOf(after))}`;
            expect(trace.warnings.filter(({ code }) => code !== 'states_from_log'), message).to.have.lengthOf(0);
            expect([before.diagnosis.code, after.diagnosis.code, 'healthy', 'recovering'], message).to.include(trace.diagnosis.code);
            trace.nodes.forEach((node, index) => {
              const [was, is] = [before.nodes[index], after.nodes[index]];
              const isFatal = node.status === 'failure' && node.recovered !== true;
              if (isFatal) expect([was, is].some((each) => each?.status === 'failure' && each.recovered !== true) || after.status !== 'running', `${node.path} ${message}`).to.equal(true);
              // A reset empties maps, cursor and log one after the other; until the last, the log says what was at its last answer.
              if (call === 'reset?') return;
              const calm = ['partial', 'not-reached', 'on-path'];
              expect([was?.status, is?.status, ...calm], `${node.path} ${message}`).to.include(node.status);
            });
          }
          half = [];
          before = after;
        });
      }),
      { numRuns: 150 },
    );
  });

  it('the older form means the same', () => {
    inEach(execution, (running, trace) => {
      const { tree, uri, schema_version: _, tree_uri: slug, var: local, const: global, ...same } = running.document() as Record<string, unknown>;
      const { document } = parseTrace({ id: uri, tree: slug, summary: '', snapshot: 'hash', local, global, ...same }, { tree: { local, global, root: tree as object }, now: 0 });
      expect(document.nodes).to.deep.equal(opened(running.document()).nodes);
      expect(document.entries).to.deep.equal(trace.entries);
      expect(document.diagnosis.code === trace.diagnosis.code || trace.diagnosis.code === 'reset').to.equal(true);
    }, 50);
  });

  it('two executions of a tree part at the first answer that is not the same', () => {
    fc.assert(
      fc.property(fc.record({ tree: anyTree, one: calls, other: calls, gated: fc.boolean() }), ({ tree, one, other, gated }) => {
        const answersOf = (trace: TraceDocument): TraceDocument['entries'] => trace.entries.filter(({ verdict }) => verdict === 'success' || verdict === 'failure');
        const [a, b] = [one, other].map((script) => {
          const running = new SmallRuntime(tree, { gated });
          drive(running, script, () => undefined, 30);
          return opened(running.document());
        }) as [TraceDocument, TraceDocument];
        const [some, others] = [answersOf(a), answersOf(b)];
        const index = Array.from({ length: Math.max(some.length, others.length) }, (_, i) => i).find((i) => some[i]?.verdict !== others[i]?.verdict);
        const { firstDivergence } = compareTraces([a, b]);
        // Where all answers are the same, one may still have asked for its next step and the other not.
        if (index === undefined) expect(firstDivergence?.entries ?? [], firstDivergence?.text).to.deep.equal(firstDivergence ? [undefined, undefined] : []);
        else expect(firstDivergence?.entries.map((entry) => entry?.index), firstDivergence?.text).to.deep.equal([some[index]?.index, others[index]?.index]);
        if (index !== undefined) expect(firstDivergence?.path).to.equal((some[index] ?? others[index])?.path);
      }),
      { numRuns: 150 },
    );
  });
});
