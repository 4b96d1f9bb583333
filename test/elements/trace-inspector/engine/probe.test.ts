import { fixture, html } from '@open-wc/testing';
import type { TraceInspector } from '../../../../src/index.js';
import '../../../../src/elements/trace-inspector/trace-inspector.define.js';
import { action, executed } from '../../../../stories/trace-documents.js';
import { nextFrame } from '@open-wc/testing';
function ofMany(count: number): object {
  const names = Array.from({length: count}, (_, i) => (i % 7 === 3 ? `Step_${i}_${'with_a_long_name_'.repeat(8)}` : `Step_${i}`));
  const tree = { type: 'sequence' as const, name: 'Many', children: names.map((name) => action(name)) };
  return executed(tree, { nodeStatus: Object.fromEntries(names.map((_, i) => [String(i), 'success'])) });
}
it('probe', async function () {
  this.timeout(20000);
  for (const n of [300, 300, 10_000]) {
    const inspector = await fixture<TraceInspector>(html`<trace-inspector tab="engine" style="inline-size: 400px" .data=${ofMany(n)}></trace-inspector>`);
    for (let i = 0; i < 150; i++) await nextFrame();
    const panel = inspector.renderRoot.querySelector<HTMLElement>('[part~=panel]')!;
    const rows = () => [...inspector.renderRoot.querySelectorAll<HTMLElement>('.rows > [part~=engine-row]')];
    const say = (what: string) => { const r = rows(); console.log(n, what, 'top', panel.scrollTop, 'height', panel.scrollHeight, 'rows', r.length, r[0]?.getAttribute('aria-rowindex'), r.at(-1)?.getAttribute('aria-rowindex'), r[0] && r[0].getBoundingClientRect().top - panel.getBoundingClientRect().top, r.length && r.at(-1)!.getBoundingClientRect().bottom - panel.getBoundingClientRect().top); };
    say('start');
    const host = inspector.renderRoot.querySelector('.rows') as any;
    const v = host[Object.getOwnPropertySymbols(host).find((s) => s.description === 'virtualizerRef')!];
    console.log('clipping', JSON.stringify(v._clippingAncestors.map((e: any) => e.tagName + '.' + e.className)), v._connected);
    panel.scrollTop = 4000; for (let i = 0; i < 30; i++) await nextFrame(); say('scrolled');
    inspector.remove();
  }
});
