export const exportWords = {};

export type ExportWords = Readonly<typeof exportWords>;
