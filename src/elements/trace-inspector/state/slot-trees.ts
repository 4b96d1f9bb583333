/** Lists and objects of State as trees. What draws them comes with the first that is opened. */
import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { createRef, ref } from 'lit/directives/ref.js';
import { adoptStyles } from '../../internal/adopt-styles.js';
import type * as jsonTree from '../../internal/text/json-tree/json-tree.js';
import type { TraceStrings } from '../../trace-strings.js';
import type { InspectorWords } from '../../words/inspector-words.js';
import { copyAndSay } from '../copy-button.js';

export interface TreesHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

export class SlotTrees {
  readonly #host: TreesHost;
  #parts: typeof jsonTree | undefined;
  #loading: Promise<void> | undefined;
  /** What is open in each; by value, so that a newer version's begins anew only where it is another. */
  readonly #states = new WeakMap<object, jsonTree.JsonTreeState>();

  constructor(host: TreesHost) {
    this.#host = host;
  }

  /** `undefined` while its code is on the way, and for what holds nothing. */
  render(value: object, label: string, strings: TraceStrings, words: InspectorWords): TemplateResult | undefined {
    if (Object.keys(value).length === 0) return undefined;
    if (!this.#parts) {
      this.#loading ??= this.#load().catch(reportError);
      return undefined;
    }
    let state = this.#states.get(value);
    if (!state) this.#states.set(value, (state = new this.#parts.JsonTreeState(value)));
    const said = createRef<HTMLElement>();
    const onCopy = (text: string): void => copyAndSay(said.value, text, words);
    return html`<div class="json" ${this.#parts.jsonTree({ state, label, strings, onCopy, isTabStop: true })}></div
      ><span class="said" role="status" ${ref(said)}></span>`;
  }

  async #load(): Promise<void> {
    const parts = await import('../../internal/text/json-tree/json-tree.js');
    adoptStyles(this.#host.renderRoot, parts.jsonTreeStyles);
    this.#parts = parts;
    this.#host.requestUpdate();
  }
}
