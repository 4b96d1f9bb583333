/** Markdown → tokens, by marked's lexer with settings of our own. What it is given is short: see `cut.ts`. */
import { Lexer, Tokenizer, type Links, type MarkedOptions, type MarkedToken, type Token, type TokensList } from 'marked';

/** Quotes in lists in quotes, and emphasis in links in emphasis: what lies deeper is plain text. */
const MAX_DEPTH = 12;

/** Definitions of reference links (`[name]: address`), by name. */
export type { Links };

/** No names of objects' own: `[constructor]` is no reference. */
export const noLinks = (): Links => Object.create(null) as Links;

class LimitedLexer extends Lexer {
  #depth = 0;

  override blockTokens(source: string, tokens?: Token[], lastParagraphClipped?: boolean): Token[];
  override blockTokens(source: string, tokens?: TokensList, lastParagraphClipped?: boolean): TokensList;
  override blockTokens(source: string, tokens: Token[] = [], lastParagraphClipped?: boolean): Token[] {
    if (this.#depth >= MAX_DEPTH) return plain(source, tokens, 'paragraph');
    this.#depth++;
    try {
      return super.blockTokens(source, tokens, lastParagraphClipped);
    } finally {
      this.#depth--;
    }
  }

  override inlineTokens(source: string, tokens: Token[] = []): Token[] {
    if (this.#depth >= MAX_DEPTH) return plain(source, tokens, 'text');
    this.#depth++;
    try {
      return super.inlineTokens(source, tokens);
    } finally {
      this.#depth--;
    }
  }
}

function plain(source: string, tokens: Token[], type: 'paragraph' | 'text'): Token[] {
  if (source !== '') tokens.push({ type, raw: source, text: source, tokens: [{ type: 'text', raw: source, text: source }] });
  return tokens;
}

/** All of them, so that what the page sets on its own marked does not reach ours. */
const settings = (): MarkedOptions => ({
  async: false,
  breaks: false,
  extensions: null,
  gfm: true,
  hooks: null,
  pedantic: false,
  renderer: null,
  silent: false,
  tokenizer: new Tokenizer(),
  walkTokens: null,
});

/** The tokens of a source; `links` are definitions that stand elsewhere. */
export function parse(source: string, links: Links = noLinks()): readonly Token[] {
  const lexer = new LimitedLexer(settings());
  Object.assign(lexer.tokens.links, links);
  return orPlain(source, () => lexer.lex(source));
}

/** The tokens of its blocks alone, with nothing inside paragraphs. */
export const parseBlocks = (source: string): readonly Token[] =>
  orPlain(source, () => new LimitedLexer(settings()).blockTokens(source));

/** What the lexer cannot read is a paragraph. */
function orPlain(source: string, read: () => Token[] | TokensList): readonly Token[] {
  try {
    return read();
  } catch {
    // It says so by a plain Error, and hostile nesting by a RangeError: the text itself is never at fault.
    return plain(source, [], 'paragraph');
  }
}

/** More are not kept: each is looked at whenever something is read. */
const MAX_LINKS = 200;

/** Adds to `links` what the tokens define; the first definition of a name counts. */
export function collectLinks(tokens: readonly Token[], links: Links): void {
  for (const token of tokens as readonly MarkedToken[]) {
    if (token.type === 'blockquote') collectLinks(token.tokens, links);
    else if (token.type === 'list') for (const item of token.items) collectLinks(item.tokens, links);
    else if (token.type === 'def' && !links[token.tag] && Object.keys(links).length < MAX_LINKS) {
      links[token.tag] = { href: token.href, title: token.title };
    }
  }
}
