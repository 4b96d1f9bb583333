/** What a token of code is called by the grammars, and by our style sheet. */

/** Our classes; `code.styles.ts` gives each a colour. */
export type TokenClass = 'keyword' | 'string' | 'number' | 'comment' | 'title' | 'type' | 'attribute' | 'added' | 'removed' | 'strong' | 'emphasis';

const scopes: Readonly<Record<string, TokenClass>> = {
  'hljs-keyword': 'keyword',
  'hljs-selector-tag': 'keyword',
  'hljs-tag': 'keyword',
  'hljs-doctag': 'keyword',
  'hljs-section': 'title',
  'hljs-title': 'title',
  'hljs-name': 'title',
  'hljs-selector-class': 'title',
  'hljs-selector-id': 'title',
  'hljs-type': 'type',
  'hljs-built_in': 'type',
  'hljs-class': 'type',
  'hljs-literal': 'number',
  'hljs-number': 'number',
  'hljs-symbol': 'number',
  'hljs-bullet': 'number',
  'hljs-string': 'string',
  'hljs-regexp': 'string',
  'hljs-char': 'string',
  'hljs-quote': 'comment',
  'hljs-comment': 'comment',
  'hljs-meta': 'comment',
  'hljs-attr': 'attribute',
  'hljs-attribute': 'attribute',
  'hljs-property': 'attribute',
  'hljs-variable': 'attribute',
  'hljs-template-variable': 'attribute',
  'hljs-selector-attr': 'attribute',
  'hljs-selector-pseudo': 'attribute',
  'hljs-link': 'string',
  'hljs-addition': 'added',
  'hljs-deletion': 'removed',
  'hljs-strong': 'strong',
  'hljs-emphasis': 'emphasis',
};

const classes = new Map(Object.entries(scopes));

/** Our class for a grammar's; undefined for one that has no colour of its own. */
export function tokenClass(names: unknown): TokenClass | undefined {
  const [first] = Array.isArray(names) ? (names as readonly unknown[]) : [];
  return typeof first === 'string' ? classes.get(first) : undefined;
}
