export const readingWords = {};

export type ReadingWords = Readonly<typeof readingWords>;
