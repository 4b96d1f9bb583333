export const usageWords = {};

export type UsageWords = Readonly<typeof usageWords>;
