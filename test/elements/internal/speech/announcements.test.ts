import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { AnnouncementQueue, QUIET_MS } from '../../../../src/elements/internal/speech/announcements.js';
import { announcementWords } from '../../../../src/elements/words/announcement-words.js';

const { steps } = announcementWords;

describe('AnnouncementQueue', () => {
  it('has nothing to say at first', () => {
    expect(new AnnouncementQueue().delay(0)).to.equal(undefined);
    expect(new AnnouncementQueue().take(0, steps)).to.equal(undefined);
  });

  it('says the first thing at once and the next only after a pause', () => {
    const queue = new AnnouncementQueue();
    queue.say('Run started');
    expect(queue.take(1000, steps)).to.equal('Run started');
    queue.say('Run failed');
    expect(queue.take(1001, steps)).to.equal(undefined);
    expect(queue.delay(1001)).to.equal(QUIET_MS - 1);
    expect(queue.take(1000 + QUIET_MS, steps)).to.equal('Run failed');
  });

  it('counts steps instead of reading them', () => {
    const queue = new AnnouncementQueue();
    queue.count(1, 0);
    queue.count(11, 1);
    expect(queue.take(0, steps)).to.equal('12 new steps, 1 failed');
  });

  it('says what matters instead of the count', () => {
    const queue = new AnnouncementQueue();
    queue.count(3, 0);
    queue.say('Run completed');
    expect(queue.take(0, steps)).to.equal('Run completed');
    expect(queue.delay(QUIET_MS)).to.equal(undefined);
  });

  it('reads replies whole, after what matters and instead of the count', () => {
    const queue = new AnnouncementQueue();
    queue.count(2, 0);
    queue.read('I will read the test.');
    queue.say('Run completed');
    expect(queue.take(0, steps)).to.equal('Run completed. I will read the test.');
  });

  it('reads the newest three of a flood of replies', () => {
    const queue = new AnnouncementQueue();
    for (const reply of ['a', 'b', 'c', 'd']) queue.read(reply);
    expect(queue.take(0, steps)).to.equal('b. c. d');
  });

  it('takes back what nobody heard', () => {
    const queue = new AnnouncementQueue();
    queue.say('Connection lost');
    expect(queue.unsay('Connection lost')).to.be.true;
    expect(queue.unsay('Connection lost')).to.be.false;
    expect(queue.take(0, steps)).to.equal(undefined);
  });

  it('never says more than twelve things a minute, and loses nothing that matters', () => {
    const event = fc.record({ after: fc.nat(4000), important: fc.boolean() });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const queue = new AnnouncementQueue();
        const said: { at: number; text: string }[] = [];
        const flush = (now: number): void => {
          const text = queue.take(now, steps);
          if (text !== undefined) said.push({ at: now, text });
        };
        let now = 0;
        events.forEach(({ after, important }, index) => {
          now += after;
          if (important) queue.say(`event ${index} end`);
          else queue.count(1, 0);
          flush(now);
        });
        flush(now + QUIET_MS);
        for (let i = 12; i < said.length; i++) expect(said[i]!.at - said[i - 12]!.at).to.be.at.least(60_000);
        const spoken = said.map(({ text }) => text).join('|');
        events.forEach(({ important }, index) => {
          if (important) expect(spoken.split(`event ${index} end`)).to.have.length(2);
        });
      }),
    );
  });
});
