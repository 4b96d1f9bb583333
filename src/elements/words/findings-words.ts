export const findingsWords = {};

export type FindingsWords = Readonly<typeof findingsWords>;
