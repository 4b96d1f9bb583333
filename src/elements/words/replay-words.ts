/** English words for replay. Loaded with the scrubber. */
export const replayWords = {
  replay: 'Replay',
  position: 'Moment shown',
  rewind: 'Rewind',
  rewindHint: 'Show earlier moments of this run; it goes on meanwhile',
  play: 'Play',
  pause: 'Pause',
  stepBack: 'Step back',
  stepForward: 'Step forward',
  speed: 'Speed',
  times: (factor: number) => `${factor}×`,
  skipIdle: 'Skip idle',
  skipIdleHint: (count: number) =>
    count === 1 ? 'Count the one stretch without events as a second' : `Count each of ${count} stretches without events as a second`,
  returnToLive: 'Return to live',
  backToEnd: 'Back to the end',
  /** `clock` and `length` such as "0:42" and "5:12". */
  clock: (clock: string, length: string) => `${clock} of ${length}`,
  event: (position: string, total: string) => `event ${position} of ${total}`,
  turn: (turn: number) => `turn ${turn}`,
  marks: {
    error: (what: string) => (what === '' ? 'Error' : `Error: ${what}`),
    turn: (number: string) => `Turn ${number}`,
    steer: () => 'Steering message',
    gap: () => 'Events missing',
    end: () => 'End of the run',
  },
};

export type ReplayWords = Readonly<typeof replayWords>;
