/** Made-up secrets, one of each kind. In pieces, so that no scanner takes this file for a leak. */
const letters = (n: number, of = 'aB3dE6gH9jK2mN5pQ8rT'): string => of.repeat(Math.ceil(n / of.length)).slice(0, n);
const upper = (n: number): string => letters(n, 'ABCDEFGH234567');

export const secrets: Readonly<Record<string, string>> = {
  anthropic: `sk-ant-api03-${letters(93)}-AA`,
  openai: `sk-proj-${letters(60)}`,
  aws: `AKIA${upper(16)}`,
  gcp: `AIza${letters(35)}`,
  github: `ghp_${letters(36)}`,
  gitlab: `glpat-${letters(20)}`,
  npm: `npm_${letters(36)}`,
  pypi: `pypi-${letters(80)}`,
  slack: `xoxb-${letters(40)}`,
  stripe: `sk_live_${letters(24)}`,
  jwt: `eyJ${letters(30)}.eyJ${letters(40)}.${letters(43)}`,
  'private-key': `-----BEGIN RSA PRIVATE KEY-----\n${letters(64)}\n${letters(64)}\n-----END RSA PRIVATE KEY-----`,
  bearer: `Bearer ${letters(40)}==`,
};
