export const replayWords = {};

export type ReplayWords = Readonly<typeof replayWords>;
