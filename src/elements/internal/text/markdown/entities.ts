/** Character references (`&amp;`, `&#8212;`) in prose. The names people write; any other is left as it stands. */
const names: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009',
  copy: '©', reg: '®', trade: '™', hellip: '…', mdash: '—', ndash: '–', minus: '−', shy: '\u00ad',
  lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»', bull: '•', middot: '·', sect: '§', para: '¶',
  larr: '←', uarr: '↑', rarr: '→', darr: '↓', harr: '↔', rArr: '⇒', lArr: '⇐', hArr: '⇔',
  times: '×', divide: '÷', plusmn: '±', deg: '°', micro: 'µ', ne: '≠', le: '≤', ge: '≥', asymp: '≈', infin: '∞',
  sum: '∑', prod: '∏', radic: '√', frac12: '½', frac14: '¼', frac34: '¾', sup1: '¹', sup2: '²', sup3: '³',
  cent: '¢', pound: '£', yen: '¥', euro: '€', check: '✓', cross: '✗', star: '☆', starf: '★',
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', lambda: 'λ', mu: 'μ', pi: 'π', sigma: 'σ', omega: 'ω',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', eacute: 'é', egrave: 'è', agrave: 'à',
  ccedil: 'ç', ntilde: 'ñ', oslash: 'ø', aring: 'å', aelig: 'æ',
  lbrace: '{', rbrace: '}', lbrack: '[', rbrack: ']', lpar: '(', rpar: ')', vert: '|', ast: '*', lowbar: '_', grave: '`',
  num: '#', excl: '!', comma: ',', period: '.', colon: ':', semi: ';', sol: '/', bsol: '\\', Tab: '\t', NewLine: '\n',
};

const known = new Map(Object.entries(names));
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,10}));/g;

/** The text with its character references replaced by the characters. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(REFERENCE, (whole: string, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return known.get(name) ?? whole;
        return character(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal));
      })
    : text;

/** Zero, surrogates and what lies beyond Unicode become the replacement character, as CommonMark has it. */
const character = (code: number): string =>
  code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code);
