/** What of the elements is written into custom-elements.json: the public API, under the paths that are published. */

/** The design tokens as data: the files, and in each the tables and what their names begin with. */
const TOKENS = {
  'src/elements/internal/tokens.ts': { colors: 'color-', measures: '' },
  'src/elements/trace-canvas/drawing/tree-tokens.ts': { treeMeasures: '' },
};

/** What shows the whole of a run or of an execution, and so takes every token; of a piece its doc comment names the chief ones. */
const WHOLES = ['live-run-viewer', 'trace-canvas', 'trace-inspector', 'trace-viewer'];

/** Shared code of the elements: read for what they inherit, but not itself for others to use. */
const INTERNAL = 'src/elements/internal/';

/** @param {string} path A source file. */
const published = (path) => path.replace(/^(\/?)src\//, '$1dist/').replace(/\.ts$/, '.js');

/** @param {{ name: string; privacy?: string }} member */
const isPublic = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#');

/** @param {{ description?: string }} one The analyzer takes assignments for fields, and what events are made with for events. */
const isDocumented = ({ description }) => description !== undefined;

/** @param {unknown} node Any part of the manifest. @returns {unknown} The same with every module path as published. */
function withPublishedPaths(node) {
  if (Array.isArray(node)) return node.map(withPublishedPaths);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      (key === 'path' || key === 'module') && typeof value === 'string' ? published(value) : withPublishedPaths(value),
    ]),
  );
}

const isEvent = (one) => one.superclass?.name === 'Event';

/** @param one An event class. The analyzer takes its constructor's parameters for default values. */
const eventClass = ({ members = [], ...one }) => ({
  ...one,
  superclass: { name: 'Event', package: 'global:' },
  members: members.map(({ default: _, ...member }) => member),
});

/** An element with what its doc comments say, and nothing else. */
function elementClass({ members = [], events = [], cssProperties = [], ...one }, tokens) {
  const named = new Set(cssProperties.map(({ name }) => name));
  const others = WHOLES.includes(one.tagName) ? tokens.filter(({ name }) => !named.has(name)) : [];
  return {
    ...one,
    members: members.filter((member) => isPublic(member) && isDocumented(member)),
    events: events.filter(isDocumented),
    cssProperties: [...cssProperties.map((own) => ({ ...own, ...tokens.find(({ name }) => name === own.name) })), ...others],
  };
}

/** Elements and events; the other classes, functions and constants are how they are made. */
function publicPart({ declarations, exports, ...module }, tokens) {
  const classes = declarations
    .filter((one) => one.kind === 'class' && (one.customElement || isEvent(one)))
    .map((one) => (isEvent(one) ? eventClass(one) : elementClass(one, tokens)));
  const names = new Set(classes.map(({ name }) => name));
  const isKept = (one) => one.kind === 'custom-element-definition' || names.has(one.name);
  return { ...module, declarations: classes, exports: exports.filter(isKept) };
}

/** The literal behind `as const` and `satisfies`. */
const literal = (node) => (node.expression ? literal(node.expression) : node);

/** Custom properties of one of the tables: a colour has a light and a dark one. */
const customProperties = (table, prefix) =>
  table.properties.map(({ name, initializer }) => ({
    name: `--run-${prefix}${name.text}`,
    default: initializer.elements
      ? `light-dark(${initializer.elements.map(({ text }) => text).join(', ')})`
      : initializer.text.replaceAll('--_', '--run-'),
  }));

/** Of all tables, gathered while their files are read. */
const tokens = [];

const publicApi = {
  name: 'public-api',
  analyzePhase({ ts, node, moduleDoc }) {
    const tables = TOKENS[moduleDoc.path];
    if (!tables || !ts.isVariableDeclaration(node) || !Object.hasOwn(tables, node.name.text)) return;
    tokens.push(...customProperties(literal(node.initializer), tables[node.name.text]));
  },
  packageLinkPhase({ customElementsManifest }) {
    const modules = customElementsManifest.modules
      .filter(({ path }) => !path.startsWith(INTERNAL))
      .map((module) => publicPart(module, tokens))
      .filter(({ declarations, exports }) => declarations.length + exports.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    customElementsManifest.modules = withPublishedPaths(modules);
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.styles.ts', 'src/elements/internal/icons/icons.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicApi],
};
