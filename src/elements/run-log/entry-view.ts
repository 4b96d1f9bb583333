/** What an entry's row says: pure, words and glyphs only. */
import type { TemplateResult } from 'lit';
import type { EntryMark, LifecycleEntry, RunEntry, ToolEntry } from '../../streams/index.js';
import {
  iconBan,
  iconBrain,
  iconCheck,
  iconCircleHelp,
  iconCircleX,
  iconFileText,
  iconFlag,
  iconFolderInput,
  iconGitFork,
  iconGlobe,
  iconHand,
  iconInfo,
  iconListChecks,
  iconMessageSquare,
  iconPencil,
  iconPlay,
  iconScrollText,
  iconSearch,
  iconSparkles,
  iconTerminal,
  iconTrash2,
  iconTriangleAlert,
  iconUnplug,
  iconWrench,
  iconX,
} from '../internal/icons/icons.js';
import type { EventName, RunStrings } from '../strings.js';
import { exitCode, gapWords, readableText } from './entry-facts.js';
import { proseText, rowText } from './row-text.js';

export interface EntryView {
  /** Which of the named kinds it is. */
  readonly event: EventName;
  readonly icon: TemplateResult;
  readonly label: string;
  readonly summary: string;
  /** The summary is machine text. */
  readonly mono: boolean;
  /** Why it failed, in one line. */
  readonly failure: string | undefined;
  /** Small muted words at the end of the line. */
  readonly asides: readonly string[];
}

const TOOL_ICONS = new Map<string | undefined, TemplateResult>([
  ['read', iconFileText],
  ['edit', iconPencil],
  ['delete', iconTrash2],
  ['move', iconFolderInput],
  ['search', iconSearch],
  ['execute', iconTerminal],
  ['think', iconBrain],
  ['fetch', iconGlobe],
]);

const LIFECYCLE: Readonly<Record<LifecycleEntry['phase'], readonly [EventName, TemplateResult]>> = {
  started: ['agentStarted', iconPlay],
  completed: ['runCompleted', iconFlag],
  failed: ['runFailed', iconCircleX],
  cancelled: ['runCancelled', iconBan],
  interrupted: ['runInterrupted', iconHand],
};

/** What does not come from the entry itself. */
export interface ViewContext {
  readonly strings: RunStrings;
  /** Name of the agent whose entry it is. */
  readonly agentName: string | undefined;
}

export function entryView(entry: RunEntry, context: ViewContext): EntryView {
  const { strings } = context;
  const kind = kindOf(entry, context);
  const mono = entry.kind === 'tool' || entry.kind === 'unknown';
  return {
    mono,
    failure: rowText(failureOf(entry) ?? '') || undefined,
    summary: (mono ? rowText : proseText)(summaryOf(entry, strings)),
    ...kind,
    label: rowText(kind.label),
    asides: [...asidesOf(entry, strings), ...(entry.marks ?? []).map((mark) => markWord(mark, strings))],
  };
}

type Kind = Pick<EntryView, 'event' | 'icon' | 'label'>;

function kindOf(entry: RunEntry, { strings: { entryLabels }, agentName }: ViewContext): Kind {
  switch (entry.kind) {
    case 'lifecycle': {
      const [event, icon] = LIFECYCLE[entry.phase];
      return { event, icon, label: entryLabels[entry.phase] };
    }
    case 'prompt':
      return {
        event: 'promptSent',
        icon: iconScrollText,
        label: entry.delivery === 'steer' ? entryLabels.steer : entryLabels.prompt,
      };
    case 'message':
      return { event: 'modelResponse', icon: iconMessageSquare, label: agentName ?? entryLabels.message };
    case 'thinking':
      return { event: 'agentThinking', icon: iconSparkles, label: entryLabels.thinking };
    case 'tool':
      return { event: 'toolInvocation', icon: TOOL_ICONS.get(entry.toolKind) ?? iconWrench, label: entry.title };
    case 'agent':
      return { event: 'subAgent', icon: iconGitFork, label: entry.name };
    case 'step':
      return { event: 'step', icon: iconListChecks, label: entryLabels.step };
    case 'input':
      return { event: 'inputRequested', icon: iconHand, label: entryLabels.input };
    case 'notice':
      return { event: 'notice', icon: isSerious(entry.level) ? iconTriangleAlert : iconInfo, label: entryLabels.notice };
    case 'gap':
      return { event: 'gap', icon: iconUnplug, label: entryLabels.gap };
    case 'unknown':
      return { event: 'unknown', icon: iconCircleHelp, label: entryLabels.unknown };
  }
}

const isSerious = (level: string): boolean => /^(warn|err|crit|fatal)/i.test(level);

function summaryOf(entry: RunEntry, strings: RunStrings): string {
  switch (entry.kind) {
    case 'gap':
      return `${gapWords(entry, strings)}: ${entry.reason}`;
    case 'thinking':
      return entry.redacted && entry.text === '' ? strings.log.redacted : entry.summary;
    default:
      return readableText(entry, entry.summary, strings);
  }
}

function failureOf(entry: RunEntry): string | undefined {
  if (entry.status !== 'error' || entry.kind !== 'tool') return undefined;
  return firstLine(entry.error?.message ?? exitOf(entry) ?? '');
}

const firstLine = (text: string): string => text.slice(0, 400).trimStart().split(/\r?\n/, 1)[0] ?? '';

/** A result's exit code in words, for a failure that says nothing else. */
function exitOf(entry: ToolEntry): string | undefined {
  const code = exitCode(entry.result);
  return code === undefined ? undefined : `exit ${code}`;
}

function asidesOf(entry: RunEntry, { log }: RunStrings): string[] {
  switch (entry.kind) {
    case 'prompt':
      return entry.delivery === 'steer' ? [] : [entry.role];
    case 'step':
      return entry.outcome === 'skipped' ? [log.skipped.toLowerCase()] : [];
    case 'input':
      return entry.answer ? [entry.answer.status] : [];
    case 'notice':
      return entry.level === 'info' ? [] : [entry.level];
    default:
      return [];
  }
}

function markWord(mark: EntryMark, { log }: RunStrings): string {
  const words: Readonly<Record<EntryMark, string>> = {
    'beginning-missing': log.beginningMissing,
    'after-end': log.afterEnd,
    'out-of-order': log.outOfOrder,
  };
  return words[mark];
}

/** Glyph and word of a status worth a mark; messages and the like just are. */
export function statusMark(entry: RunEntry, { log }: RunStrings): { icon: TemplateResult; word: string } | undefined {
  if (entry.status === 'error') return { icon: iconX, word: log.failed };
  if (entry.status === 'denied') return { icon: iconBan, word: log.denied };
  if (entry.kind === 'step' && entry.outcome === 'skipped') return { icon: iconBan, word: log.skipped };
  if (entry.status === 'cancelled') return { icon: iconBan, word: log.cancelled };
  const finishes = entry.kind === 'tool' || entry.kind === 'agent' || entry.kind === 'step' || entry.kind === 'input';
  return entry.status === 'ok' && finishes ? { icon: iconCheck, word: log.succeeded } : undefined;
}
