/** Real trace documents (`test/fixtures/traces`), and the versions of one as it was written. */
const FIXTURES = '/test/fixtures/traces';

/** A document's text, byte for byte. `path`: `behaviors/ship-fix-success.json`. */
export async function traceText(path: string): Promise<string> {
  const response = await fetch(`${FIXTURES}/${path}`);
  if (!response.ok) throw new Error(`no ${path}: status ${response.status}`);
  return response.text();
}

/** Every version of a recorded execution, as its file's text. */
export async function seriesOf(path: string): Promise<string[]> {
  const lines = (await traceText(path)).trimEnd().split('\n');
  return lines.map((line) => JSON.stringify((JSON.parse(line) as { doc: unknown }).doc, null, 2));
}

/** A small document with some fields replaced. */
export const smallTrace = (fields: object = {}): string =>
  JSON.stringify({
    uri: 'memory://small',
    tree_uri: 'memory://tree',
    tree: { type: 'sequence', name: 'Say_Hello', children: [action('Greet'), action('Leave')] },
    status: 'running',
    phase: 'idle',
    cursor: 'null',
    protocol_accepted: true,
    created_at: '2026-05-22T09:00:00.000Z',
    updated_at: '2026-05-22T09:00:01.000Z',
    schema_version: 1,
    var: {},
    const: {},
    runtime: { node_status: {}, step_index: {}, retry_count: {} },
    trace: [],
    ...fields,
  });

const action = (name: string): object => ({ type: 'action', name, steps: [{ kind: 'instruct', instruction: `${name}.` }] });

/** That document once the first action was done. */
export const grownTrace = smallTrace({
  runtime: { node_status: { '0': 'success' }, step_index: { '0': 1 }, retry_count: {} },
  trace: [
    {
      ts: '2026-05-22T09:00:01.000Z',
      kind: 'instruct',
      cursor: '{"path":[0],"step":0}',
      name: 'Greet',
      submitted: 'success',
      outcome: 'action_complete',
    },
  ],
});
