/**
 * What secrets look like. Each pattern is bounded in length and takes time linear in the text: it begins with letters
 * of its own, and what follows is one class of characters.
 */

/** One kind of secret. */
export interface SecretPattern {
  /** What stands in its place: `[REDACTED:kind]`. */
  readonly kind: string;
  /** Any flags; it is applied globally. It should find nothing longer than 8,192 characters. */
  readonly pattern: RegExp;
  /**
   * For a secret with white space inside: what its beginning looks like while the rest has not come, up to the end of
   * the text. Without it a match is expected within one word.
   */
  readonly opens?: RegExp;
}

/**
 * Tokens and keys of common services. A help, never a promise: what looks like nothing known is not found, and a
 * server that leaves secrets out is better.
 */
export const secretPatterns: readonly SecretPattern[] = /* @__PURE__ */ Object.freeze([
  { kind: 'anthropic', pattern: /\bsk-ant-[a-z0-9]{2,12}-[\w-]{20,200}/ },
  { kind: 'openai', pattern: /\bsk-(?:proj-|svcacct-|admin-)?[\w-]{32,200}/ },
  { kind: 'aws', pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/ },
  { kind: 'gcp', pattern: /\bAIza[\w-]{35}/ },
  { kind: 'github', pattern: /\b(?:gh[opsur]_[A-Za-z0-9]{36,255}|github_pat_\w{22,255})/ },
  { kind: 'gitlab', pattern: /\bgl(?:pat|dt|rt|cbt|ptt|ft|imt|agent|oas|soat|ffct)-[\w-]{20,300}/ },
  { kind: 'npm', pattern: /\bnpm_[A-Za-z0-9]{36}/ },
  { kind: 'pypi', pattern: /\bpypi-[\w-]{50,1000}/ },
  { kind: 'slack', pattern: /\bxox[abeoprs]-[\w-]{10,250}/ },
  { kind: 'slack', pattern: /\bhooks\.slack\.com\/services\/[\w/]{20,100}/ },
  { kind: 'stripe', pattern: /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,250}/ },
  { kind: 'jwt', pattern: /\beyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/ },
  {
    kind: 'private-key',
    // Without its end too: what is cut off is as secret.
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[^]{0,8000}?(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|$)/,
    opens: /-----BEGIN (?![^]*-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----)[^]{0,8100}$/,
  },
  {
    kind: 'bearer',
    pattern: /\bBearer[ \t]{1,8}[\w.~+/-]{16,4000}={0,4}/i,
    opens: /\bBearer[ \t]{0,8}(?:[\w.~+/-]{1,4000}={0,4})?$/i,
  },
  { kind: 'basic', pattern: /(?<=:\/\/[\w.%+-]{1,200}:)[^\s:/@]{1,500}(?=@)/ },
]);
