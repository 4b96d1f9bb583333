/**
 * What a compiler cannot see. Four groups: everything; TypeScript, with its types; the library (src/); tests and the
 * like. Text from agents is hostile, so whatever turns a string into markup or code is an error in the library.
 */
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts'];
const LIBRARY = ['src/**/*.ts'];

const NO_MARKUP = 'Text becomes DOM only through Lit templates: no HTML strings.';
const NO_STYLE = 'An inline style breaks a strict Content-Security-Policy: use a class or .style.setProperty().';

const MARKUP_PROPERTIES = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'setHTMLUnsafe', 'srcdoc', 'createContextualFragment', 'parseFromString'];

const restrictedProperties = [
  ...MARKUP_PROPERTIES.map((property) => ({ property, message: NO_MARKUP })),
  { object: 'document', property: 'write', message: NO_MARKUP },
  { object: 'document', property: 'writeln', message: NO_MARKUP },
];

const restrictedSyntax = [
  {
    selector: "ImportDeclaration[source.value='zod/mini'] > :not(ImportNamespaceSpecifier)[type=/^Import/]",
    message: 'Use `import * as z`: only so can a bundler drop what it does not use.',
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement[value.raw=/(^|\\s)[.?]?style\\s*=/i]',
    message: NO_STYLE,
  },
  {
    selector:
      'TaggedTemplateExpression[tag.name=/^(html|svg)$/] > TemplateLiteral > TemplateElement[value.raw=/(^|\\s)([.?]?(innerHTML|outerHTML|srcdoc)|on[a-z]+)\\s*=/i]',
    message: NO_MARKUP,
  },
  { selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']", message: NO_STYLE },
  {
    selector: "CallExpression[callee.property.name='setAttribute'][arguments.0.value=/^(srcdoc|on.+)$/i]",
    message: NO_MARKUP,
  },
];

const restrictedImports = {
  paths: [
    { name: 'zod', message: "Use 'zod/mini'." },
    { name: 'lit/directives/unsafe-html.js', message: NO_MARKUP },
    { name: 'lit/directives/unsafe-svg.js', message: NO_MARKUP },
    { name: 'lit/directives/unsafe-mathml.js', message: NO_MARKUP },
    { name: 'lit/static-html.js', message: NO_MARKUP },
    { name: 'lit/directives/style-map.js', message: NO_STYLE },
    {
      name: 'rxjs',
      importNames: ['shareReplay', 'retry', 'retryWhen'],
      message: 'Sharing and reconnecting are the store’s and the connection machine’s, where they are tested.',
    },
  ],
  patterns: [
    { group: ['zod/*', '!zod/mini'], message: "Use 'zod/mini'." },
    { group: ['rxjs/operators'], message: "Import from 'rxjs'." },
    { group: ['lit-html', 'lit-html/*', 'lit-element', 'lit-element/*'], message: "Import from 'lit'." },
  ],
};

export default defineConfig(
  globalIgnores(['dist/', 'storybook-static/', 'coverage/', '.cache/', 'src/layout/web-globals.d.ts']),
  {
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 350 }],
      'no-constant-binary-expression': 'error',
      'no-control-regex': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-fallthrough': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-self-compare': 'error',
      'no-unreachable-loop': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-useless-escape': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
      'preserve-caught-error': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        // Few large projects instead of every folder's own: each one costs seconds.
        project: ['tsconfig.json', 'tsconfig.node.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Slow, and about what does not occur here: enums, classes of equal shape, type parameters used once.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // `as number` after a typed array's read says that the index is known to be inside; `!` is not allowed at all.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: LIBRARY,
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'DOMParser', message: NO_MARKUP }],
      'no-restricted-properties': ['error', ...restrictedProperties],
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      'no-restricted-imports': ['error', restrictedImports],
    },
  },
  {
    files: ['src/elements/**/*.ts'],
    plugins: { 'lit-a11y': litA11y },
    extends: [wc.configs['flat/recommended'], wc.configs['flat/best-practice'], lit.configs['flat/all']],
    settings: { wc: { elementBaseClasses: ['LitElement', 'BaseElement', 'RunPiece', 'RunOwner'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      // TypeScript knows that the base classes implement the lifecycle callbacks.
      'wc/guard-super-call': 'off',
      // By it a dialog says where the focus goes when it opens; nothing else here uses it.
      'lit-a11y/no-autofocus': 'off',
      // Lists and handlers that know their item are written where they are drawn, as Lit's own documentation does.
      'lit/no-template-arrow': 'off',
      'lit/no-template-map': 'off',
      // Lit calls a template's handlers with the host as `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['test/**/*.ts', 'stories/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // What a test reads is there or the test fails; chai asserts by reading a property; fakes need not await.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            // The runner waits for what these promise.
            { from: 'package', name: ['test', 'it', 'describe', 'suite'], package: 'node:test' },
            // chai's equal() is declared a promise by this package, and is none.
            { from: 'package', name: 'Equal', package: '@open-wc/semantic-dom-diff' },
          ],
        },
      ],
    },
  },
);
