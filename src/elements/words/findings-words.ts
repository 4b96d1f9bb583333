/** The words of `<run-findings>`. Values come already formatted. */
export const findingsWords = {
  label: 'Findings',
  several: (count: string): string => `${count} findings`,
  'repeated-call': (times: string): string => `Same call ${times}×`,
  'repeated-error': (times: string): string => `Same error ${times}×`,
  slow: (count: string): string => `${count} slow`,
  slowOne: 'Slow',
  silence: (time: string): string => `Nothing for ${time}`,
  took: (longest: string, usual: string): string => `${longest} (usual ${usual})`,
  wasted: (time: string): string => `${time} on repeats`,
  kinds: { message: 'model response', thinking: 'thinking', agent: 'sub-agent', step: 'step', notice: 'notice' } as Readonly<
    Record<string, string>
  >,
  show: 'Show in the log',
  showNext: (place: string, count: string): string => `Show ${place} of ${count} in the log`,
  place: (place: string, count: string): string => `${place} of ${count}`,
  dismiss: (finding: string): string => `Dismiss: ${finding}`,
};

export type FindingsWords = Readonly<typeof findingsWords>;
