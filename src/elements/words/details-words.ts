export const detailsWords = {};

export type DetailsWords = Readonly<typeof detailsWords>;
