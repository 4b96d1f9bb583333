import type { ReactiveController, ReactiveControllerHost } from 'lit';

export interface DropZoneOptions {
  readonly onDrop: (transfer: DataTransfer) => void;
  /** Returns whether it took what was pasted. */
  readonly onPaste: (clipboard: DataTransfer) => boolean;
}

const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** Files dropped on an element, and what is pasted in it: its listeners, and whether something hangs over it. */
export class DropZone implements ReactiveController {
  /** Whether files are dragged over it. */
  isOver = false;
  readonly #host: ReactiveControllerHost;
  readonly #options: DropZoneOptions;

  constructor(host: ReactiveControllerHost, options: DropZoneOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.isOver = false;
  }

  readonly onDragOver = (event: DragEvent): void => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    this.#setOver(true);
  };

  readonly onDragLeave = (event: DragEvent): void => {
    const isInside = event.relatedTarget instanceof Node && (event.currentTarget as Node).contains(event.relatedTarget);
    if (!isInside) this.#setOver(false);
  };

  readonly onDrop = (event: DragEvent): void => {
    this.#setOver(false);
    if (!hasFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    this.#options.onDrop(event.dataTransfer);
  };

  readonly onPaste = (event: ClipboardEvent): void => {
    const [target] = event.composedPath();
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField && event.clipboardData && this.#options.onPaste(event.clipboardData)) event.preventDefault();
  };

  #setOver(isOver: boolean): void {
    if (isOver === this.isOver) return;
    this.isOver = isOver;
    this.#host.requestUpdate();
  }
}
