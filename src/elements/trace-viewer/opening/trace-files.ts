/** Files as people hand them over: chosen, dropped or pasted, with a handle to follow them by where the browser gives one. */

export interface ChosenFile {
  readonly file: File;
  readonly handle?: FileSystemFileHandle | undefined;
}

/** What the File System Access API adds to `window`, in the browsers that have it. */
interface PickerWindow {
  readonly showOpenFilePicker?: (options: {
    readonly multiple: boolean;
    readonly types: readonly { readonly accept: Readonly<Record<string, readonly string[]>> }[];
  }) => Promise<readonly FileSystemFileHandle[]>;
}
/** What it adds to a dropped item. */
type HandledItem = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };

const ENDINGS = ['.json', '.jsonl', '.ndjson'] as const;
/** For `<input type=file accept>`. */
export const ACCEPTED: string = [...ENDINGS, 'application/json'].join(',');

/** Whether a page can follow the files it is given. */
export const canFollowFiles = (): boolean => typeof (window as PickerWindow).showOpenFilePicker === 'function';

/** Asks for files by the browser's own dialog; none where it was closed. Only where `canFollowFiles()`. */
export async function pickFiles(): Promise<readonly ChosenFile[]> {
  const types = [{ accept: { 'application/json': ENDINGS } }];
  try {
    const handles = (await (window as PickerWindow).showOpenFilePicker?.({ multiple: true, types })) ?? [];
    return await Promise.all(handles.map(async (handle) => ({ handle, file: await handle.getFile() })));
  } catch (error) {
    // Somebody closed the dialog: that is an answer too.
    if (error instanceof DOMException && error.name === 'AbortError') return [];
    throw error;
  }
}

/** The files of a drop, those of a folder included. Must be called while the event is handled; it is empty afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly ChosenFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === 'file') as HandledItem[];
  const taken = items.map((item) => ({ file: item.getAsFile(), handle: item.getAsFileSystemHandle?.() }));
  const found = await Promise.all(
    taken.map(async ({ file, handle: asked }) => {
      const handle = await asked;
      if (handle?.kind === 'directory') return filesIn(handle as FileSystemDirectoryHandle);
      return file ? [{ file, handle: handle as FileSystemFileHandle | null | undefined }] : [];
    }),
  );
  return found.flat().map(({ file, handle }) => (handle ? { file, handle } : { file }));
}

/** The JSON files of a folder, by name. */
async function filesIn(folder: FileSystemDirectoryHandle): Promise<readonly ChosenFile[]> {
  const found: ChosenFile[] = [];
  for await (const handle of folder.values()) {
    if (handle.kind === 'file' && isJsonName(handle.name)) found.push({ handle, file: await handle.getFile() });
  }
  return found.sort((a, b) => a.file.name.localeCompare(b.file.name));
}

/** Whether a file may hold a trace: what it holds is judged when it is read. */
export const isJsonFile = ({ name, type }: File): boolean => isJsonName(name) || /json|^text\/plain$|^$/.test(type);

const isJsonName = (name: string): boolean => ENDINGS.some((ending) => name.toLowerCase().endsWith(ending));

/** The bytes of a file as they stand. */
export const bytesOf = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
