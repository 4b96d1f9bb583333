/** What the header does with the document that is shown. */
import type { TraceScope } from '../../trace-contexts.js';
import type { ViewerWords } from '../../words/viewer-words.js';
import type { TraceTab } from '../rail/opened-traces.js';

export interface DocumentActionsOptions {
  readonly scope: () => TraceScope | undefined;
  readonly words: () => ViewerWords;
  readonly say: (text: string) => void;
  /** Asks for the file of a trace again. */
  readonly chooseAgain: (id: string) => Promise<void>;
}

export class DocumentActions {
  readonly #options: DocumentActionsOptions;

  constructor(options: DocumentActionsOptions) {
    this.#options = options;
  }

  /** Selects a node and brings it into view. */
  async select(path: string, event: MouseEvent): Promise<void> {
    const scope = this.#options.scope();
    await scope?.request({ type: 'select', path, source: event.detail === 0 ? 'keyboard' : 'pointer' });
    await scope?.request({ type: 'reveal', path });
  }

  /** Looks at the address again, or asks for the file. */
  async reload({ id, reading }: TraceTab): Promise<void> {
    if (reading.data === undefined) await this.#options.scope()?.request({ type: 'refresh' });
    else await this.#options.chooseAgain(id);
  }

  /** Why there is no JSON to hand out, such as of a document that came already opened; empty: there is. */
  get noSource(): string {
    const { noDocument, noSource } = this.#options.words();
    const source = this.#options.scope()?.source;
    if (source === undefined) return noDocument;
    return typeof source === 'object' && 'diagnosis' in source ? noSource : '';
  }

  async save({ name }: TraceTab): Promise<void> {
    const source = this.#options.scope()?.source;
    if (source !== undefined) (await import('../opening/source-text.js')).saveSource(source, name);
  }

  async copy(): Promise<void> {
    const source = this.#options.scope()?.source;
    const { copySource } = await import('../opening/source-text.js');
    const { copied, notCopied } = this.#options.words();
    if (source !== undefined) this.#options.say((await copySource(source)) === 'copied' ? copied : notCopied);
  }
}
