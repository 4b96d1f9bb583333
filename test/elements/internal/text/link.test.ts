import { expect } from '@open-wc/testing';
import { render } from 'lit';
import { link, safeLink } from '../../../../src/elements/internal/text/link.js';

function shown(address: string, text = 'text'): HTMLElement {
  const into = document.createElement('div');
  render(link(address, text, text), into);
  return into;
}

describe('link', () => {
  it('follows https, http and mailto, to where they really lead', () => {
    expect(safeLink('https://a.example/b?c#d')).to.deep.equal({ href: 'https://a.example/b?c#d', host: 'a.example' });
    expect(safeLink('HTTP://A.example:8080')).to.deep.equal({ href: 'http://a.example:8080/', host: 'a.example:8080' });
    expect(safeLink('mailto:me@a.example?subject=x')?.host).to.equal('me@a.example');
  });

  it('leaves everything else as text', () => {
    const addresses = [
      'javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:https://a.example/1', 'ftp://a.example',
      '//evil.example', '\\\\evil.example', '/path', './file.ts', '#id', '', 'https:evil.example', 'https:/evil.example',
      'https://', 'https:///', ' https://a.example', 'java\nscript:alert(1)', 'https://a.exa\u202emple', 'https://a.example\\@b.example',
      'https://a b.example', 'https://[::1', 'intent://x', 'ws://a.example',
    ];
    for (const address of addresses) {
      expect(safeLink(address), address).to.equal(undefined);
      expect(shown(address).querySelector('a'), address).to.equal(null);
      expect(shown(address).textContent.trim()).to.equal('text');
    }
  });

  it('says the host where the text does not', () => {
    for (const [address, text, host] of [
      ['https://evil.example', 'https://github.com', 'evil.example'],
      ['https://evil.example', 'evil.example.com', 'evil.example'],
      ['https://github.com@evil.example/x', 'https://github.com@evil.example/x', 'evil.example'],
      ['https://раураl.com', 'https://раураl.com', 'xn--l-7sba6dbr.com'],
      ['https://a.example:8443/', 'a.example', 'a.example:8443'],
      ['mailto:me@evil.example', 'me@good.example', 'me@evil.example'],
      ['https://a.example/docs', 'the documents', 'a.example'],
    ] as const) {
      expect(shown(address, text).querySelector('.link-host')?.textContent, address).to.equal(host);
    }
    for (const [address, text] of [
      ['https://a.example/docs', 'https://a.example/docs'],
      ['https://a.example/docs', 'a.example'],
      ['mailto:me@a.example', 'me@a.example'],
    ] as const) {
      expect(shown(address, text).querySelector('.link-host'), address).to.equal(null);
    }
  });

  it('drops user names and passwords, and tells the other page nothing', () => {
    const a = shown('https://user:secret@a.example/').querySelector('a')!;
    expect(a.getAttribute('href')).to.equal('https://a.example/');
    expect([a.rel, a.target, a.ping, a.download]).to.deep.equal(['noopener noreferrer nofollow ugc', '_blank', '', '']);
  });

  it('judges the corpus of addresses as it should', async function () {
    const response = await fetch('/shared/corpora/urls/sanitize-url-cases.json');
    if (!response.ok) {
      console.warn('SKIPPED: ../shared/corpora/urls is not there');
      return this.skip();
    }
    const cases = (await response.json()) as { input: string; verdict: 'allow' | 'block' }[];
    expect(cases.length).to.be.above(30);
    for (const { input, verdict } of cases) {
      const safe = safeLink(input);
      if (verdict === 'block') expect(safe, input).to.equal(undefined);
      else if (/^(?:https?|mailto):/.test(input)) expect(safe, input).not.to.equal(undefined);
    }
  });
});
