/** What a survey has found so far. What it did not get to is absent. */
import type { RunContext } from '../../run-context.js';
import type { LintResult, TestResult } from '../../steps/check.js';
import type { SourceFile } from '../../steps/files.js';
import type { FolderCount, MeasuredFunction, RepeatedLine } from '../../steps/measure.js';
import type { Match } from '../../steps/search.js';
import type { ActionNode } from '../../tree.js';

export interface Survey {
  /** What is searched for; steering changes it. */
  word: string;
  files: SourceFile[];
  counts?: FolderCount[];
  copies?: string[][];
  matches?: Match[];
  functions?: MeasuredFunction[];
  repeated?: RepeatedLine[];
  /** Files that are to be linted. */
  chosen: string[];
  linted: LintResult[];
  test?: TestResult | { readonly path: string; readonly problem: string };
  reportFile?: string;
}

export const beginSurvey = (word: string): Survey => ({ word, files: [], chosen: [], linted: [] });

/** A leaf of the tree. */
export const action = (name: string, perform: ActionNode<RunContext>['perform']): ActionNode<RunContext> => ({
  kind: 'action',
  name,
  perform,
});

const number = (value: number): string => value.toLocaleString('en');

/** "1 file", "1,200 files". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`;
