/**
 * Who may import whom. The picture is in docs/architecture.md:
 * trace-model ← layout, trace-model ← streams, and elements on top of all three.
 */

const PACKAGES = {
  'trace-model': ['zod'],
  layout: ['elkjs'],
  streams: ['rxjs', 'eventsource-parser'],
  elements: ['lit', '@lit', '@lit-labs/virtualizer', 'rxjs', 'marked', 'diff', 'lowlight', 'highlight.js'],
};

const FOLDERS = {
  'trace-model': [],
  layout: ['trace-model'],
  streams: ['trace-model'],
  elements: ['trace-model', 'layout', 'streams'],
};

const anyOf = (names) => `(${names.map((name) => name.replace('/', '\\/')).join('|')})`;

/** A folder of src/ imports only itself, the folders and the packages named above. */
const folderRules = Object.entries(FOLDERS).map(([folder, folders]) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${[...folders, ...PACKAGES[folder]].join(', ')} and nothing else.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: {
    pathNot: [`^src/${anyOf([folder, ...folders])}/`, `(^|/)node_modules/${anyOf(PACKAGES[folder])}(/|$)`],
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...folderRules,
    {
      name: 'layout-types-only',
      comment: 'src/layout knows the shapes of trace-model, not its code.',
      severity: 'error',
      from: { path: '^src/layout/' },
      to: { path: '^src/trace-model/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'elements-on-top',
      comment: 'Only the entry points import elements.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(elements/|(index|define|bundle)\\.ts$)' },
      to: { path: '^src/elements/' },
    },
    {
      name: 'no-element-imports-another',
      comment: 'Elements compose by tag, context and event: they import each other’s .define.ts, never a class.',
      severity: 'error',
      from: { path: '^src/elements/([^/]+)/' },
      to: { path: '^src/elements/[^/]+/', pathNot: ['^src/elements/($1|internal|words)/', '\\.define\\.ts$'] },
    },
    {
      name: 'shared-below-elements',
      comment: 'What the elements share knows none of them.',
      severity: 'error',
      from: { path: '^src/elements/((internal|words)/|[^/]+$)' },
      to: { path: '^src/elements/[^/]+/', pathNot: '^src/elements/(internal|words)/' },
    },
    {
      name: 'no-cycles',
      comment: 'What is loaded later may import what loads it: that was there first, so no order is in doubt.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'declared',
      comment: 'What src/ imports is installed with the package.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Imports of types count too: a folder that knows another's types depends on it.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['types', 'import', 'default'] },
  },
};
