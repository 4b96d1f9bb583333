import { expect } from '@open-wc/testing';
import { resolveLinks, type ResolvedLinks } from '../../src/streams/index.js';

const RUN = 'https://board.example/runs/1/events';
const action = (link: string, runUrl: string | undefined = RUN): string | undefined =>
  resolveLinks({ steer: link }, runUrl).actions.get('steer');
const page = (link: string, runUrl: string | undefined = RUN): string | undefined =>
  resolveLinks({ board: link }, runUrl).pages.get('board');

describe('links of a run', () => {
  it('are resolved against the address of the run', () => {
    expect(action('/steer')).to.equal('https://board.example/steer');
    expect(action('steer?x=1')).to.equal('https://board.example/runs/1/steer?x=1');
    expect(page('../../')).to.equal('https://board.example/');
  });

  it('that act are honoured only on the origin of the run', () => {
    for (const link of ['https://evil.example/steer', '//evil.example/x', '\\\\evil.example', 'http://board.example/steer', 'https://board.example:444/', 'https://board.example@evil.example/']) {
      expect(action(link), link).to.equal(undefined);
    }
    expect(action('https://board.example/other')).to.equal('https://board.example/other');
  });

  it('of a WebSocket belong to its http origin', () => {
    expect(action('/steer', 'wss://board.example/ws')).to.equal('https://board.example/steer');
    expect(action('/steer', 'ws://board.example/ws')).to.equal('http://board.example/steer');
  });

  it('to pages may lead anywhere by http(s), and nowhere else', () => {
    expect(page('https://other.example/board')).to.equal('https://other.example/board');
    for (const link of ['javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', 'blob:https://board.example/1', 'mailto:a@b.example']) {
      expect(page(link), link).to.equal(undefined);
      expect(action(link), link).to.equal(undefined);
    }
  });

  it('without a run address: none acts, and only absolute pages lead anywhere', () => {
    const links = resolveLinks({ steer: '/steer', board: '/board', costs: 'https://c.example/' }, undefined);
    expect(links.actions.size).to.equal(0);
    expect([...links.pages.keys()]).to.deep.equal(['costs']);
  });

  it('know every name of the contract and no other', () => {
    const names = ['steer', 'retrigger', 'cancel', 'answer', 'workItem', 'history', 'board', 'project', 'agent', 'costs', '__proto__', 'other'];
    const links = resolveLinks(Object.fromEntries(names.map((name) => [name, `/${name}`])), RUN);
    const keys = (map: ResolvedLinks['actions'] | ResolvedLinks['pages']): string[] => [...map.keys()];
    expect(keys(links.actions)).to.deep.equal(names.slice(0, 4));
    expect(keys(links.pages)).to.deep.equal(names.slice(4, 10));
  });

  it('that are no addresses at all are left out', () => {
    for (const link of ['http://', 'https://[', '']) expect(() => resolveLinks({ steer: link, board: link }, RUN)).not.to.throw();
    expect(page('https://[')).to.equal(undefined);
    expect(resolveLinks({ steer: '/x' }, 'not an address').actions.size).to.equal(0);
  });
});
