/** Contract 1.1 to 1.3: every attribute, with the property behind it. */

/** What an attribute does: `[attribute, property, default, text a page writes, what the property then is, reflects]`. */
export type Attribute = readonly [name: string, property: string, initial: string | boolean | undefined, text: string, value: string | boolean, reflects?: 'reflects'];

const ownerOfRun: readonly Attribute[] = [
  ['run-url', 'runUrl', undefined, '', ''],
  ['format', 'format', 'auto', 'run-events', 'run-events'],
  ['credentials', 'credentials', 'same-origin', 'omit', 'omit'],
  ['resume', 'resume', 'header', 'query', 'query'],
  ['steer-url', 'steerUrl', undefined, '/steer', '/steer'],
  ['retrigger-url', 'retriggerUrl', undefined, '/retrigger', '/retrigger'],
  ['cancel-url', 'cancelUrl', undefined, '/cancel', '/cancel'],
  ['answer-url', 'answerUrl', undefined, '/answer', '/answer'],
  ['no-follow', 'noFollow', false, '', true],
  ['timestamps', 'timestamps', 'elapsed', 'absolute', 'absolute'],
  ['expanded', 'expanded', 'errors', 'all', 'all'],
  ['selected-entry', 'selectedEntry', undefined, 'e1', 'e1', 'reflects'],
  ['closable', 'closable', false, '', true],
  ['image-hosts', 'imageHosts', '', 'https://img.example', 'https://img.example'],
  ['strings-lang', 'stringsLang', undefined, 'de', 'de'],
];

const ownerOfTrace: readonly Attribute[] = [
  ['src', 'src', undefined, '', ''],
  ['format', 'format', 'auto', 'behaviors', 'behaviors'],
  ['tree-src', 'treeSrc', undefined, '/tree.json', '/tree.json'],
  ['live', 'live', false, '', true],
  ['selected', 'selected', undefined, '', '', 'reflects'],
];

const canvas: readonly Attribute[] = [
  ...ownerOfTrace,
  ['orientation', 'orientation', 'horizontal', 'vertical', 'vertical'],
  ['layout', 'layout', 'auto', 'tidy', 'tidy'],
  ['without-toolbar', 'withoutToolbar', false, '', true],
  ['without-minimap', 'withoutMinimap', false, '', true],
  ['elk-worker-url', 'elkWorkerUrl', undefined, '/elk.js', '/elk.js'],
  ['label', 'label', undefined, 'The release', 'The release'],
];

const inspector: readonly Attribute[] = [
  ['tab', 'tab', 'activity', 'engine', 'engine', 'reflects'],
  ['order', 'order', 'newest', 'oldest', 'oldest'],
];

const piece: readonly Attribute[] = [['for', 'htmlFor', '', 'run', 'run']];

/** By tag. */
export const ATTRIBUTES: Readonly<Record<string, readonly Attribute[]>> = {
  'live-run-viewer': [...ownerOfRun, ['view', 'view', 'log', 'split', 'split']],
  'run-provider': ownerOfRun,
  'trace-canvas': [...canvas, ['inspector', 'inspector', false, '', true, 'reflects']],
  'trace-inspector': [...ownerOfTrace, ...inspector, ...piece, ['label', 'label', undefined, 'What happened', 'What happened']],
  'trace-viewer': [...canvas, ...inspector, ['inspector', 'inspector', true, '', true]],
  'run-header': piece,
  'run-metrics': piece,
  'run-connection': piece,
  'run-log': piece,
  'run-error-panel': piece,
  'run-findings': piece,
  'run-scrubber': piece,
  'run-steer-bar': piece,
};

/** Properties a page reads and methods it calls, besides those that have attributes. */
export const MEMBERS: Readonly<Record<string, { readonly settable: readonly string[]; readonly readable: readonly string[]; readonly methods: readonly string[] }>> = {
  'run-provider': {
    settable: ['requestInit', 'webSocketProtocols', 'source', 'actions', 'prices', 'redact', 'entryHref', 'strings'],
    readable: ['run', 'connection'],
    methods: ['retryStream', 'steer', 'retrigger', 'cancel', 'answer', 'revealEntry', 'exportRun', 'seek'],
  },
  'live-run-viewer': {
    settable: ['requestInit', 'webSocketProtocols', 'source', 'actions', 'prices', 'redact', 'entryHref', 'strings'],
    readable: ['run', 'connection'],
    methods: [
      ...['retryStream', 'steer', 'retrigger', 'cancel', 'answer', 'revealEntry', 'exportRun', 'seek'],
      ...['search', 'filter', 'expandAll', 'collapseAll'],
    ],
  },
  'trace-canvas': {
    settable: ['data', 'requestInit', 'strings'],
    readable: ['trace', 'viewport', 'position'],
    methods: [
      ...['fit', 'zoomIn', 'zoomOut', 'zoomTo', 'reveal', 'collapse', 'expand', 'nodeBounds', 'activity', 'search'],
      ...['toSVG', 'toPNG', 'seek', 'compare', 'firstCause'],
    ],
  },
  'trace-inspector': { settable: ['data'], readable: ['trace'], methods: [] },
  'trace-viewer': {
    settable: ['data', 'requestInit', 'strings'],
    readable: ['trace', 'viewport', 'position', 'traces'],
    methods: [
      ...['fit', 'zoomIn', 'zoomOut', 'zoomTo', 'reveal', 'collapse', 'expand', 'nodeBounds', 'activity', 'search'],
      ...['toSVG', 'toPNG', 'seek', 'compare', 'firstCause', 'openFile', 'openUrl', 'closeTrace'],
    ],
  },
};
