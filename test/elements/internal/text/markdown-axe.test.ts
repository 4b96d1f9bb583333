import { expect, fixture, html } from '@open-wc/testing';
import { baseStyles, buttonStyles } from '../../../../src/elements/internal/base.styles.js';
import { markdownStyles } from '../../../../src/elements/internal/text/markdown/markdown.js';
import { inBothSchemes, until } from '../../support/dom.js';
import { show } from './markdown-fixture.js';
import type { CSSResult } from 'lit';

const TEXT = `# Title\n\nWords with \`code\`, a [link](https://a.example), [no link](x.ts), **strong** and ~~gone~~.\n\n- [x] done\n- [ ] open\n\n1. one\n   - two\n
| a | b |\n|---|--:|\n| 1 | 2 |\n\n> quoted\n\n\`\`\`ts\nconst a: string = 'b'; // c\n\`\`\`\n\n\`\`\`diff\n-a\n+b\n\`\`\`\n\n![chart](https://a.example/i.png)\n\n<div>html</div>\n\n---\n\n## Deeper`;

describe('markdown for everybody', () => {
  it('passes axe in light and dark', async function () {
    this.timeout(60_000);
    await inBothSchemes(async () => {
      const host = await fixture<HTMLElement>(html`<div></div>`);
      const root = host.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = ([baseStyles, buttonStyles, ...markdownStyles].flat(9) as CSSResult[]).map(({ styleSheet }) => styleSheet!);
      const place = document.createElement('div');
      root.append(place);
      const element = show(TEXT, place);
      await until(() => element.querySelector('.keyword, .string') !== null && element.querySelector('.added') !== null, 'code is in colours');
      await expect(host).to.be.accessible({ ignoredRules: ['region', 'page-has-heading-one'] });
    });
  });
});
