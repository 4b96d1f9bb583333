/** The report of a survey, section by section. Everything in it was found by this run. */
import type { FolderCount, MeasuredFunction, RepeatedLine } from '../../steps/measure.js';
import type { Match } from '../../steps/search.js';
import { counted, type Survey } from './survey-state.js';

const number = (value: number): string => value.toLocaleString('en');

/** Each section is worked out when it is asked for. */
export function* reportSections(found: Survey, name: string): Generator<string> {
  yield `# Survey of ${name}\n\n`;
  yield found.counts ? sizes(found.counts) : '- The words were not counted.\n';
  yield found.matches ? searched(found.word, found.matches) : `- “${found.word}” was not searched for.\n`;
  yield copies(found);
  if (found.functions) yield longest(found.functions);
  if (found.repeated) yield repeated(found.repeated);
  yield linted(found);
  yield tested(found);
}

function sizes(counts: readonly FolderCount[]): string {
  const sum = (pick: (count: FolderCount) => number) => counts.reduce((total, count) => total + pick(count), 0);
  const rows = counts.map(({ folder, files, lines, words }) => `| ${folder} | ${number(files)} | ${number(lines)} | ${number(words)} |\n`);
  const total = `| **all** | ${number(sum(({ files }) => files))} | ${number(sum(({ lines }) => lines))} | ${number(sum(({ words }) => words))} |\n`;
  return `| folder | files | lines | words |\n| --- | ---: | ---: | ---: |\n${rows.join('')}${total}\n`;
}

function searched(word: string, matches: readonly Match[]): string {
  const files = new Map<string, number>();
  for (const { path } of matches) files.set(path, (files.get(path) ?? 0) + 1);
  const top = [...files].sort((a, b) => b[1] - a[1]).slice(0, 5);
  const where = top.map(([path, times]) => `\`${path}\` (${number(times)})`).join(', ');
  return `- “${word}” stands in ${counted(matches.length, 'line')} of ${counted(files.size, 'file')}${where && `, most often in ${where}`}.\n`;
}

function copies({ copies: groups }: Survey): string {
  if (!groups) return '- Copies of files were not looked for.\n';
  const [first] = groups;
  if (!first) return '- No file is a copy of another.\n';
  return `- ${counted(groups.length, 'group')} of identical files, for example ${first.map((path) => `\`${path}\``).join(' and ')}.\n`;
}

function longest(functions: readonly MeasuredFunction[]): string {
  const rows = functions.slice(0, 5).map(({ name, lines, path, line }) => `  - \`${name}\`, ${counted(lines, 'line')}, ${path}:${line}\n`);
  return rows.length === 0 ? '- There are no functions.\n' : `- The longest functions:\n${rows.join('')}`;
}

function repeated(lines: readonly RepeatedLine[]): string {
  const [first] = lines;
  if (!first) return '- No line of code stands in three places or more.\n';
  return `- The line repeated most, ${counted(first.times, 'time')} in ${counted(first.files, 'file')}: \`${first.text.slice(0, 100)}\`\n`;
}

function linted({ linted: results }: Survey): string {
  if (results.length === 0) return '- No file was linted.\n';
  const problems = results.reduce((total, result) => total + result.problems, 0);
  const parsed = results.filter(({ by }) => by === 'parser').length;
  const how = parsed > 0 ? ` (${counted(parsed, 'file')} only parsed, without a linter or time for it)` : '';
  return `- ${counted(results.length, 'file')} checked${how}: ${counted(problems, 'problem')}.\n`;
}

function tested({ test }: Survey): string {
  if (!test) return '- No test was run.\n';
  if ('problem' in test) return `- \`${test.path}\`: ${test.problem}\n`;
  return `- \`${test.path}\`: ${counted(test.passed, 'test')} passed.\n`;
}
