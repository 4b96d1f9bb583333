/** What a release check has found so far and does not keep in the tree's variables. */
import type { SourceFile } from '../../steps/files.js';

export interface Release {
  files: readonly SourceFile[];
  /** Points of the changelog's section for the version; absent where there is no dated one. */
  section?: readonly string[];
  verdict?: string;
  report?: string;
  reportFile?: string;
}

export const beginRelease = (): Release => ({ files: [] });

/** The text of a file at the top of the repository. */
export const topFile = ({ files }: Release, path: string): string | undefined => files.find((file) => file.path === path)?.text;
