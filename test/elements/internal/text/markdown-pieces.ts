import * as fc from 'fast-check';

const constants = [
  '\n', '\n\n', '\r\n', ' ', '    ', '\t', '# Title\n', 'Title\n===\n', 'Title\n---\n', 'A paragraph of words.\n', 'no break',
  '- item\n', '* item\n', '1. one\n', '2. two\n', '10) ten\n', '  - nested\n', '- [ ] open\n', '- [x] done\n', '  continued\n',
  '> quoted\n', '> > deeper\n', '> - in a quote\n', '>\n', '```js\n', '```\n', '````\n', '~~~\n', '  ```\n', '> ```\n', '``', '`',
  'let a = 1;\n', '| a | b |\n', '|---|---|\n', '| 1 | 2 |\n', 'a | b\n', '---\n', '***\n', '* * *\n', '<div>\n', '</div>\n',
  '<!-- note\n', '-->\n', '<script>\n', '</script>\n', '<b>x</b>', '**bold**', '*em*', '**', '*', '_', '~~gone~~', '`code`',
  '[text](https://a.example)', '![alt](https://a.example/i.png)', '[text](', ')', '[', ']', '<https://a.example>',
  'https://a.example', 'www.a.example', 'me@a.example', '&amp;', '&#8212;', '\\*', '\\\n', '  \n', 'ש', '😀', '\u202e',
];

/** Bits of markdown that, put together, meet each other in every way. Without definitions of links. */
export const markdownPiece = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...constants) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }).filter((text) => !text.includes(']:')) },
  { weight: 1, arbitrary: fc.constantFrom('word '.repeat(300), '- long item\n'.repeat(120), '| 1 | 2 |\n'.repeat(200), 'z'.repeat(1500)) },
);
