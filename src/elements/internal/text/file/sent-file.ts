/** What a content part of type `file` says, under the names formats have for it. */
export interface SentFile {
  readonly name: string;
  readonly type: string | undefined;
  /** Size in bytes, as said or as sent. */
  readonly bytes: number | undefined;
  /** What is in it, if the run sent that. */
  readonly content: string | Uint8Array<ArrayBuffer> | undefined;
  /** Where it is said to be; shown, never opened. */
  readonly address: string | undefined;
}

export function fileOf(part: object): SentFile {
  const resource = fieldOf(part, ['resource', 'file']);
  const from = typeof resource === 'object' && resource !== null ? resource : part;
  const address = textOf(from, ['uri', 'url', 'href']);
  const content = contentOf(from);
  const said = fieldOf(from, ['size', 'bytes']);
  const sent = typeof content === 'string' ? new Blob([content]).size : content?.byteLength;
  return {
    name: textOf(from, ['name', 'filename', 'fileName', 'file_name', 'title', 'path']) ?? lastOf(address) ?? '',
    type: textOf(from, ['mimeType', 'mediaType', 'mime_type', 'media_type', 'contentType']),
    bytes: sent ?? (typeof said === 'number' && said >= 0 ? said : undefined),
    content,
    address: address?.startsWith('data:') ? undefined : address,
  };
}

/** Text as it is; `data` and `blob`, or a `data:` address, as base64. */
function contentOf(part: object): SentFile['content'] {
  const text = textOf(part, ['text', 'content']);
  if (text !== undefined) return text;
  const data = textOf(part, ['data', 'blob', 'base64', 'file_data']) ?? textOf(part, ['uri', 'url', 'href']);
  if (data === undefined) return undefined;
  const [, kind = '', inAddress] = /^data:([^,]*),(.*)$/s.exec(data) ?? [];
  if (inAddress !== undefined && !/;base64$/i.test(kind)) return undefined;
  return bytesOf(inAddress ?? data);
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w+/=\s-]+$/.test(base64)) return undefined;
  try {
    const binary = atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    // Not base64: there is nothing that could be saved.
    return undefined;
  }
}

function fieldOf(part: object, names: readonly string[]): unknown {
  const name = names.find((each) => Object.hasOwn(part, each));
  return name === undefined ? undefined : (part as Record<string, unknown>)[name];
}

function textOf(part: object, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = fieldOf(part, [name]);
    if (typeof value === 'string') return value;
  }
  return undefined;
}

const lastOf = (address: string | undefined): string | undefined => address?.split(/[?#]/)[0]?.split('/').at(-1);
