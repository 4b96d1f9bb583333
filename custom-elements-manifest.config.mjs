/** What of the elements is written into custom-elements.json: the public API, under the paths that are published. */

/** Shared code of the elements: read for what they inherit, but not itself for others to use. */
const INTERNAL = 'src/elements/internal/';

/** @param {string} path A source file. */
const published = (path) => path.replace(/^(\/?)src\//, '$1dist/').replace(/\.ts$/, '.js');

/** @param {{ name: string; privacy?: string }} member */
const isPublic = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#');

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

/** Elements and events; the other classes, functions and constants are how they are made. */
function publicPart({ declarations, exports, ...module }) {
  const classes = declarations
    .filter((one) => one.kind === 'class' && (one.customElement || isEvent(one)))
    .map((one) => (isEvent(one) ? eventClass(one) : { ...one, members: (one.members ?? []).filter(isPublic) }));
  const names = new Set(classes.map(({ name }) => name));
  const isKept = (one) => one.kind === 'custom-element-definition' || names.has(one.name);
  return { ...module, declarations: classes, exports: exports.filter(isKept) };
}

const publicApi = {
  name: 'public-api',
  packageLinkPhase({ customElementsManifest }) {
    const modules = customElementsManifest.modules
      .filter(({ path }) => !path.startsWith(INTERNAL))
      .map(publicPart)
      .filter(({ declarations, exports }) => declarations.length + exports.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    customElementsManifest.modules = withPublishedPaths(modules);
  },
};

export default {
  globs: ['src/elements/**/*.ts'],
  exclude: ['src/elements/**/*.styles.ts', 'src/elements/internal/icons.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicApi],
};
