/** The language model of the environment, if there is one. */

/** An OpenAI-compatible endpoint. `baseUrl` is what `/chat/completions` is appended to. */
export interface ModelSettings {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly model: string;
}

/** `undefined` unless all three variables are set. */
export function modelSettings(env: NodeJS.ProcessEnv): ModelSettings | undefined {
  const { OPENAI_BASE_URL: baseUrl, OPENAI_API_KEY: apiKey, OPENAI_MODEL: model } = env;
  return baseUrl && apiKey && model ? { baseUrl: baseUrl.replace(/\/+$/, ''), apiKey, model } : undefined;
}
