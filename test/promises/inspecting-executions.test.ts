/** The source page’s promises of the viewer and its inspector, each by its words; and a person’s whole path. */
import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { render, type TemplateResult } from 'lit';
import { iconBrain } from '../../src/elements/internal/icons/icons.js';
import { iconShield } from '../../src/elements/internal/icons/inspector-icons.js';
import type { TraceViewer } from '../../src/elements/trace-viewer/trace-viewer.js';
import { action, executed, helloWorld, helloWorldStuck, instruct, line } from '../../stories/trace-documents.js';
import { byRole, click, deepAll, isShown, parts, settle, textOf, until } from '../elements/support/dom.js';
import { drop, fileOf, listed, one, placed, shown } from '../elements/trace-viewer/viewer-page.js';

const FAILED = 'ship-fix-failed-retries-exhausted';
const GOOD = 'ship-fix-success';

/** A viewer of a document in hand. */
async function viewerOf(data: object | string): Promise<TraceViewer> {
  const viewer = await placed();
  viewer.data = data;
  return shown(viewer);
}

/** The shapes of an icon, and the icon as it is drawn. */
const shapeOf = (icon: HTMLElement): string => [...icon.querySelectorAll('path')].map((path) => path.getAttribute('d')).join();
function drawn(icon: TemplateResult): HTMLElement {
  const box = document.createElement('div');
  render(icon, box);
  return box;
}

const recorded = async (name: string): Promise<TraceViewer> => {
  const viewer = await placed();
  await viewer.openFile(await fileOf(name));
  return shown(viewer);
};

const cards = (viewer: TraceViewer): HTMLElement[] => parts(viewer, 'card');
const names = (viewer: TraceViewer): string[] => cards(viewer).map((card) => textOf(card.querySelector<HTMLElement>('.node-name') ?? undefined));

/** Rests a real mouse on an element. */
async function hover(element: HTMLElement): Promise<void> {
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'move', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

/** Presses a node of the drawing with a real mouse. */
async function pressNode(viewer: TraceViewer, path: string): Promise<void> {
  viewer.reveal(path);
  await settle(viewer);
  const { x, y, width, height } = viewer.nodeBounds(path)!;
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
  await until(() => viewer.selected === path, `${path} is selected`);
  await settle(viewer);
}

async function openTab(viewer: TraceViewer, name: string, row: string): Promise<HTMLElement[]> {
  await click(byRole(viewer, 'tab', name));
  await until(() => parts(viewer, row).length > 0, `${name} is there`);
  return parts(viewer, row);
}

/** What a badge that is hovered or pressed says. */
const popoverText = (viewer: TraceViewer): string =>
  deepAll(viewer.shadowRoot!, '[role=dialog]').filter(isShown).map((each) => textOf(each)).join(' ');

/** The badge of the time of day, in the prompt of the greeting for mornings. */
async function badgeOf(viewer: TraceViewer): Promise<HTMLElement> {
  await pressNode(viewer, '1.0');
  await until(() => names(viewer).join() === 'Morning Greeting,Morning Greeting', 'its cards are there');
  return parts(viewer, 'badge').find((each) => textOf(each).includes('time_of_day'))!;
}

describe('the source page: opening', () => {
  it('“In the left rail … Open trace file. Pick any *.json written by the runtime.”', async () => {
    const viewer = await placed();
    expect(byRole(viewer, 'button', 'Open trace file').closest('[part=rail]')).to.not.equal(null);
    // As in browsers that give pages no handles of files: the dialog itself cannot be pressed by a test.
    Reflect.defineProperty(window, 'showOpenFilePicker', { value: undefined, configurable: true });
    const field = one(viewer, 'input[type=file]') as HTMLInputElement;
    let asked = 0;
    field.addEventListener('click', (event) => {
      asked++;
      event.preventDefault();
    });
    await click(byRole(viewer, 'button', 'Open trace file'));
    await until(() => asked === 1, 'the dialog is asked for');
    const chosen = new DataTransfer();
    chosen.items.add(await fileOf(GOOD));
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await shown(viewer);
    expect(viewer.trace!.nodes).to.have.length(23);
    expect(listed(viewer)).to.deep.equal([`*${GOOD}.json`]);
  });

  it('“The execution stays in the "Opened traces" list for the rest of the tab session.”', async () => {
    const viewer = await recorded(GOOD);
    await viewer.openFile(await fileOf(FAILED));
    expect(listed(viewer)).to.deep.equal([`${GOOD}.json`, `*${FAILED}.json`]);
    const box = viewer.parentElement!;
    viewer.remove();
    box.append(viewer);
    await shown(viewer);
    expect(listed(viewer), 'moving it changes nothing').to.deep.equal([`${GOOD}.json`, `*${FAILED}.json`]);
  });

  it('“Nothing is persisted in the browser.”', async () => {
    const before = [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length];
    const viewer = await recorded(GOOD);
    expect(textOf(one(viewer, '[part=rail]'))).to.contain('Nothing is stored');
    expect([localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length]).to.deep.equal(before);
  });

  it('“A floating toolbar … inspector-toggle”', async () => {
    const viewer = await recorded(GOOD);
    await click(byRole(viewer, 'button', 'Toggle inspector'));
    await viewer.updateComplete;
    expect(one(viewer, 'trace-inspector').checkVisibility()).to.equal(false);
  });
});

describe('the source page: the inspector', () => {
  it('“The right panel has three tabs: Activity, State, Engine”', async () => {
    const viewer = await viewerOf(helloWorld());
    expect(deepAll(viewer.shadowRoot!, '[role=tab]').map((tab) => textOf(tab))).to.deep.equal(['Activity', 'State', 'Engine']);
    const [panel] = deepAll(viewer.shadowRoot!, '[role=tabpanel]');
    expect(panel!.getBoundingClientRect().left).to.be.above(one(viewer, 'trace-canvas').getBoundingClientRect().right - 1);
  });

  it('“Click a node on the canvas to see its trace entries.”', async () => {
    const viewer = await viewerOf(helloWorld());
    await pressNode(viewer, '2');
    await until(() => names(viewer).join() === 'Polish Greeting', 'its entries are listed');
  });

  it('“selecting the root surfaces the whole run, selecting Choose_Greeting surfaces only its winning branch”', async () => {
    const viewer = await viewerOf(helloWorld());
    await pressNode(viewer, '');
    await until(() => cards(viewer).length === 4, 'the whole run');
    await pressNode(viewer, '1');
    await until(() => cards(viewer).length === 2, 'the branch');
    expect(new Set(names(viewer))).to.deep.equal(new Set(['Morning Greeting']));
  });

  it('“A status icon (✓ / ✗ / ● live / shield / brain) on the left edge. Hover it for the runtime’s outcome label”', async () => {
    const viewer = await recorded('ship-fix-inflight-performing-nested');
    const kindOf = (card: HTMLElement): string => (card.hasAttribute('data-pending') ? 'live' : `${card.dataset.kind} ${card.dataset.status}`);
    // The first of each kind, which is in view.
    const kinds = new Map(cards(viewer).reverse().map((card) => [kindOf(card), card]));
    const iconOf = (kind: string): HTMLElement => kinds.get(kind)!.querySelector<HTMLElement>('.icon')!;
    expect(iconOf('live').ariaLabel).to.equal('In progress');
    expect(iconOf('think none').ariaLabel).to.equal('Thought recorded');
    expect(iconOf('evaluate success').ariaLabel).to.equal('Evaluation passed');
    expect(new Set([...kinds.values()].map((card) => card.querySelector('.icon path')!.getAttribute('d'))).size, 'each its own shape').to.be.at.least(3);
    expect(shapeOf(iconOf('think none')), 'a brain').to.equal(shapeOf(drawn(iconBrain)));
    const icon = iconOf('evaluate success');
    const card = kinds.get('evaluate success')!;
    expect(icon.getBoundingClientRect().left - card.getBoundingClientRect().left).to.be.below(24);
    await hover(icon);
    await until(() => icon.querySelector('.tip')!.checkVisibility({ visibilityProperty: true, opacityProperty: true }), 'the label is shown');
    expect(textOf(icon.querySelector<HTMLElement>('.tip')!)).to.contain('Evaluation passed').and.to.contain('evaluation_passed');
  });

  it('the shield of the protocol is seen, in the whole run', async () => {
    const viewer = await recorded('protocol-gate-rejected');
    const card = cards(viewer).find(({ dataset }) => dataset.kind === 'protocol')!;
    expect(shapeOf(card.querySelector<HTMLElement>('.icon')!)).to.equal(shapeOf(drawn(iconShield)));
  });

  it('“The node name and relative timestamp.”', async () => {
    const viewer = await viewerOf(helloWorld());
    const [card] = cards(viewer);
    expect(names(viewer)[0]).to.equal('Polish Greeting');
    expect(textOf(card!.querySelector<HTMLElement>('time')!)).to.match(/^\d+ (s|min|h|d) ago$/);
    expect(card!.querySelector('time')!.title, 'the exact one on hover').to.match(/\d{4}.*:\d\d\.\d{3}/);
  });

  it('“The prompt … Rendered as a quote (for instructs) or as monospace code (for evaluates).”', async () => {
    const viewer = await viewerOf(helloWorld());
    await pressNode(viewer, '1.0');
    const [instructed, evaluated] = cards(viewer);
    expect(instructed!.querySelector('blockquote')).to.not.equal(null);
    const code = evaluated!.querySelector('pre')!;
    expect(textOf(code)).to.contain('is "morning"');
    expect(getComputedStyle(code).fontFamily).to.contain('mono');
  });

  it('“The agent’s narration under an "Agent" label”, “The reasoning under a "Reasoning" label with a sparkle icon”', async () => {
    const tree = action('Explain', instruct('Say what you did.'));
    const viewer = await viewerOf(
      executed(tree, { status: 'complete', trace: [{ ...line(0, [], 'Explain', 'instruct', true, 'It was slow.'), submitted: 'I mended the clock.' }] }),
    );
    const text = textOf(cards(viewer)[0]);
    expect(text).to.match(/Agent.*I mended the clock\..*Reasoning.*It was slow\./);
    expect(cards(viewer)[0]!.querySelector('.reasoning svg')).to.not.equal(null);
  });

  it('“Inline $VAR.x / $CONST.y references … become hoverable badges … the current live value”', async () => {
    const viewer = await viewerOf(helloWorld());
    const badge = await badgeOf(viewer);
    expect(textOf(badge), 'short values inside').to.contain('“morning”');
    await hover(badge);
    await until(() => popoverText(viewer).includes('value now'), 'the value is shown');
  });

  it('“long values truncate to ~220 chars”', async () => {
    const viewer = await viewerOf({ ...helloWorld(), var: { Hello_World__time_of_day: 'm'.repeat(5000), Hello_World__greeting: null } });
    await click(await badgeOf(viewer));
    await until(() => popoverText(viewer).includes('mmm'), 'the value is shown');
    expect(/m{3,}/.exec(popoverText(viewer))![0].length).to.be.within(200, 240);
  });

  it('“a filled emerald dot (set) or a hollow outline (declared but null)”', async () => {
    const viewer = await viewerOf({ ...helloWorld(), var: { Hello_World__time_of_day: 'morning', Hello_World__greeting: null } });
    const rows = await openTab(viewer, 'State', 'state-row');
    const dotOf = (name: string): CSSStyleDeclaration => getComputedStyle(rows.find((row) => textOf(row).includes(name))!.querySelector('.slot-dot')!);
    expect(dotOf('time_of_day').backgroundColor).to.equal('rgb(5, 150, 105)');
    expect(dotOf('greeting').backgroundColor).to.not.equal('rgb(5, 150, 105)');
    expect(Number.parseFloat(dotOf('greeting').borderTopWidth)).to.be.above(0);
  });

  it('“Constants … Faintly tinted to read as "different".”', async () => {
    const viewer = await viewerOf(helloWorld());
    const rows = await openTab(viewer, 'State', 'state-row');
    const colourOf = (kind: string): string => {
      for (let element: Element | null = rows.find((row) => row.dataset.kind === kind)!; element; element = element.parentElement) {
        const { backgroundColor } = getComputedStyle(element);
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
      }
      return '';
    };
    expect(colourOf('constants')).to.not.equal(colourOf('variables'));
  });

  it('“strings in curly quotes, booleans as TRUE/FALSE pills, numbers in tabular numerals, objects/arrays as inline JSON”', async () => {
    const viewer = await viewerOf({ ...helloWorld(), var: { Hello_World__s: 'x', Hello_World__b: true, Hello_World__n: 1234.5, Hello_World__o: { a: [1] } } });
    const rows = await openTab(viewer, 'State', 'state-row');
    const valueOf = (name: string): HTMLElement => rows.find((row) => textOf(row.querySelector<HTMLElement>('.slot-name bdi')!) === name)!.querySelector<HTMLElement>('.slot-value')!;
    expect(textOf(valueOf('s'))).to.equal('“x”');
    expect(textOf(valueOf('b'))).to.equal('TRUE');
    expect(getComputedStyle(valueOf('n').firstElementChild!).fontVariantNumeric).to.contain('tabular-nums');
    expect(textOf(valueOf('o')).replace(/\s/g, '')).to.equal('{"a":[1]}');
  });

  it('“Hello_World__time_of_day display as time_of_day with in Hello_World”', async () => {
    const viewer = await viewerOf(helloWorld());
    const rows = await openTab(viewer, 'State', 'state-row');
    expect(rows.map((row) => textOf(row.querySelector<HTMLElement>('.slot-name')!))).to.include('time_of_day in Hello_World');
  });

  it('Engine: “node_status, step_index, retry_count”, “chasing a stuck cursor or … why a retry didn’t fire”', async () => {
    const viewer = await recorded(FAILED);
    const rows = await openTab(viewer, 'Engine', 'engine-row');
    const row = rows.find((each) => textOf(each).includes('2 of 2'))!;
    expect(textOf(row), 'retries used of those allowed').to.contain('Fix Loop');
    await click(row.querySelector('button')!);
    expect(viewer.selected).to.equal(row.dataset.path);
    await click(deepAll(viewer.shadowRoot!, '.raw summary')[0]!);
    await until(() => deepAll(viewer.shadowRoot!, '.raw pre').some((raw) => raw.textContent.includes('retry_count')), 'as it was written');
  });

  it('“Keys are dot-joined paths (1.1.0 is second top-level child → second of its children → …)”', async () => {
    const viewer = await recorded(FAILED);
    const rows = await openTab(viewer, 'Engine', 'engine-row');
    const row = rows.find((each) => each.dataset.path === '1.0')!;
    expect(textOf(row.querySelector<HTMLElement>('[role=rowheader] button')!).replace(/\s/g, '')).to.equal('ShipFix›Reproduce›ReproduceWithTest');
    expect(textOf(row.querySelector<HTMLElement>('code')!)).to.equal('1.0');
  });

  it('“submit on its behalf … or reset_execution(uri)”: the advice is there to be copied', async () => {
    const viewer = await viewerOf(helloWorldStuck());
    await click(byRole(viewer, 'button', 'What to do'));
    await until(() => deepAll(viewer.shadowRoot!, 'code').some((code) => textOf(code).startsWith('reset_execution(')), 'the advice');
    const copy = deepAll(viewer.shadowRoot!, 'li').find((advice) => textOf(advice).startsWith('reset_execution('))!.querySelector('button')!;
    expect(copy.ariaLabel).to.equal('Copy');
    await click(copy);
    await until(() => /^(Copied|The browser did not allow copying)/.test(copy.ariaLabel ?? ''), 'it says whether it could be copied');
  });
});

describe('a person’s path', () => {
  it('opens a file, goes to the red node, reads why, follows a variable, scrubs back, compares with a good run', async () => {
    const viewer = await placed();
    drop(viewer, await fileOf(FAILED), await fileOf(GOOD));
    await shown(viewer);
    expect(listed(viewer)[0]).to.equal(`*${FAILED}.json`);

    await click(byRole(viewer, 'button', 'First cause'));
    await until(() => viewer.selected === '2.1', 'the red node is selected');
    await until(() => textOf(cards(viewer)[0]).includes('Still red.'), 'its reasoning is read');

    const badge = parts(viewer, 'badge').find((each) => textOf(each).includes('test_report'))!;
    await click(badge);
    await until(() => popoverText(viewer).includes('test_report'), 'the variable is shown');
    await sendKeys({ press: 'Escape' });

    const slider = byRole(viewer, 'slider');
    slider.focus();
    await sendKeys({ press: 'PageDown' });
    await until(() => viewer.position !== null, 'an earlier moment is shown');
    await sendKeys({ press: 'End' });
    await until(() => viewer.position === null, 'and now again');

    const compare = byRole(viewer, 'button', `Compare with ${GOOD}.json`);
    compare.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => textOf(parts(viewer, 'differences')[0]).includes('Run_Tests'), 'the difference is named');
  });
});
