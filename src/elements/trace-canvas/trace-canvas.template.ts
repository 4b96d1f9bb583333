/** What `<trace-canvas>` renders around and over the drawing. */
import { html, nothing, type TemplateResult } from 'lit';
import type { TraceProblem } from '../../streams/index.js';
import type { TraceDocument } from '../../trace-model/trace-document.js';
import type { RunScope } from '../contexts.js';
import type { TraceStrings } from '../trace-strings.js';
import type { TraceWords } from '../words/trace-words.js';
import { diagnosisLine } from './panels/diagnosis-line.js';
import { nodeName } from './drawing/node-names.js';
import { itemOfPath, nodeAtPath } from './drawing/scene-access.js';
import type { Explorer } from './explorer.js';
import type { InspectorSide } from './panels/inspector-side.js';
import type { Panels } from './panels/lazy-panels.js';
import { legend } from './panels/legend.js';
import { twin } from './outline/twin.js';
import type { Stage } from './stage.js';
import { toolbar } from './panels/toolbar.js';

export interface TraceCanvasView {
  /** What is shown. */
  readonly trace: TraceDocument | undefined;
  /** Entries of the document as it stands. */
  readonly total: number;
  readonly position: number | null;
  /** What cannot be told of that moment. */
  readonly unknown: readonly string[];
  /** Whether there is anything to read. */
  readonly hasSource: boolean;
  readonly problem: TraceProblem | undefined;
  /** Whether something failed for good. */
  readonly hasCause: boolean;
  /** What the live region says. */
  readonly said: string;
  /** Of the run it is drawn in, if it is: that has a live region of its own, and tells of the run. */
  readonly run: Pick<RunScope, 'polite'> | undefined;
  readonly panels: Panels;
  readonly stage: Stage;
  readonly explorer: Explorer;
  /** Gives the keyboard to the tree. */
  readonly focusTree: () => void;
  readonly selected: string | undefined;
  readonly label: string;
  readonly withoutToolbar: boolean;
  readonly withoutMinimap: boolean;
  readonly side: InspectorSide;
  readonly words: TraceWords;
  readonly strings: TraceStrings;
  readonly onFirstCause: () => void;
  readonly onNow: () => void;
  readonly onRetry: () => void;
}

export function traceCanvasTemplate(view: TraceCanvasView): TemplateResult {
  const { trace, panels, stage, explorer, words, strings, position, total } = view;
  const { locale } = strings;
  const problem = view.problem && panels.problem(view.problem, trace !== undefined, strings, view.onRetry);
  return html`<div part="base" class="base" @keydown=${(event: KeyboardEvent) => panels.onKey(event)}>
    ${trace
      ? [
          diagnosisLine({
            ...{ trace, words, locale, position, total, unknown: view.unknown, now: Date.now() },
            ...{ isOpen: panels.isAdviceOpen, hasCause: view.hasCause },
            ...{ onFirstCause: view.onFirstCause, onNow: view.onNow },
            onToggle: () => void panels.toggleAdvice().catch(reportError),
          }),
          problem,
        ]
      : nothing}
    <div class="panes"><div class="stage">
      <div part="viewport" class="viewport ${explorer.hovered === undefined ? '' : 'over'} ${stage.camera.showsWholeHeight ? 'whole' : ''}"
        ><canvas aria-hidden="true"></canvas><div class="world" aria-hidden="true"></div></div
      ><canvas part="minimap" class="minimap" aria-hidden="true" ?hidden=${view.withoutMinimap || !trace || stage.camera.showsAll}></canvas
      ><p class="tap" aria-hidden="true">${words.tapFirst}</p>${twinOf(view)}${view.withoutToolbar || !trace ? nothing : toolbarOf(view)}${trace
        ? [panels.advice(trace, strings), panels.search(strings, view.run, view.focusTree), notice(view)]
        : nothing}${view.selected === undefined ? nothing : panels.fold(view)}${tooltipOf(view)}${trace ? nothing : (problem ?? message(view))}
    </div>${view.side.render()}</div>
    ${trace ? legend(trace, words, locale) : nothing}
    ${view.run?.polite ? nothing : html`<span class="sr" role="status">${view.said}</span>`}
  </div>`;
}

/** The keyboard can be in the tree as soon as there is something to read, and stays where it is when that has come. */
function twinOf({ trace, hasSource, problem, stage, explorer, selected, label, words, strings }: TraceCanvasView): unknown {
  if (!trace && (!hasSource || problem)) return nothing;
  const { scene, items } = stage;
  const active = scene ? explorer.activeItem(scene) : 0;
  const marked = scene && selected !== undefined ? itemOfPath(scene, selected) : -1;
  return twin({
    ...{ active, label, hint: words.keysHint, orientation: stage.orientation },
    items: scene && items?.({ scene, active, selected: marked, words, locale: strings.locale }),
    onKey: (event) => explorer.onKey(event),
    onFocus: (isVisible) => explorer.setFocused(isVisible),
    onPress: (item) => explorer.press(item),
  });
}

function toolbarOf({ stage, explorer, panels, trace, words, strings, side, run }: TraceCanvasView): TemplateResult {
  return toolbar({
    zoom: stage.camera.viewport.zoom,
    isCollapsed: stage.collapsed.size > 0,
    isFollowing: explorer.isFollowing,
    canFollow: (trace?.cursor ?? null) !== null,
    isSearching: panels.isSearching,
    ...(!run && !side.isElsewhere && { isInspecting: side.isOpen }),
    onInspector: () => side.setOpen(!side.isOpen),
    words,
    locale: strings.locale,
    onCommand: (command) => explorer.onCommand(command),
  });
}

/** Where all of a tree is in view and no name of it can be read: what can be done about it. And why it is no graph in layers. */
function notice({ trace, stage, explorer, panels, strings, focusTree }: TraceCanvasView): unknown {
  const isAsked = stage.camera.isFitted && !stage.isReadable && explorer.folding.canCollapse;
  const collapse = (): void => {
    explorer.onCommand('collapse');
    focusTree();
  };
  return trace && (isAsked || stage.layoutProblem) ? panels.notice(trace, strings, stage.layoutProblem, isAsked ? collapse : undefined) : nothing;
}

function tooltipOf({ stage: { scene }, explorer, panels, words, strings }: TraceCanvasView): unknown {
  const tip = explorer.tip.path;
  const node = scene && tip !== undefined ? nodeAtPath(scene, tip) : undefined;
  if (!scene || !node) return nothing;
  const stacked = scene.folded.stacked[itemOfPath(scene, node.path)] ?? 0;
  return html`<div
    class="tooltip"
    role="tooltip"
    aria-label=${nodeName(node)}
    @pointerenter=${() => explorer.tip.hoverTip(true)}
    @pointerleave=${() => explorer.tip.hoverTip(false)}
    >${panels.tooltip({ node, stacked, words, locale: strings.locale })}</div
  >`;
}

function message({ hasSource, run, words }: TraceCanvasView): TemplateResult {
  if (hasSource) return html`<div class="message reading" role=${run?.polite ? nothing : 'status'}><p>${words.reading}</p></div>`;
  return html`<div part="empty" class="message"><p class="title">${words.empty}</p><p>${words.emptyHint}</p></div>`;
}
