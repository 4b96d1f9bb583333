/**
 * The runs, as folders under one data folder. What is kept in memory is only a reading of the files and can be
 * thrown away at any moment: a server that starts knows everything the one before it knew.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMissing, LineTail } from '../shared/line-tail.js';
import { runFiles, type RunRecord } from '../shared/run-folder.js';
import { addToDigest, decodeLine, emptyDigest, type RunDigest } from './digest.js';

/** Ids become folder names, so nothing else is let through. */
const idPattern = /^r-[0-9a-z]{6,40}$/;

export class RunStore {
  readonly dataFolder: string;
  readonly #runs: string;
  readonly #readings = new Map<string, { tail: LineTail; digest: RunDigest }>();

  constructor(dataFolder: string) {
    this.dataFolder = dataFolder;
    this.#runs = join(dataFolder, 'runs');
    mkdirSync(this.#runs, { recursive: true });
  }

  folder(id: string): string {
    return join(this.#runs, id);
  }

  files(id: string) {
    return runFiles(this.folder(id));
  }

  /** Makes the folder of a new run. `false` when there is a run of this id already, which is then left as it is. */
  create(record: RunRecord): boolean {
    const files = this.files(record.id);
    if (existsSync(files.record)) return false;
    mkdirSync(files.work, { recursive: true });
    this.#write(record);
    return true;
  }

  get(id: string): RunRecord | undefined {
    if (!idPattern.test(id)) return undefined;
    try {
      return JSON.parse(readFileSync(this.files(id).record, 'utf8')) as RunRecord;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Every run whose history still exists, oldest first. */
  list(): RunRecord[] {
    return this.#ids()
      .map((id) => this.get(id))
      .filter((record) => record !== undefined && record.removedAt === undefined)
      .filter((record) => record !== undefined)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
  }

  /** None when somebody has emptied the folder for temporary files. */
  #ids(): string[] {
    try {
      return readdirSync(this.#runs);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  /** What the events written so far amount to. */
  digest(id: string): RunDigest {
    const reading = this.#readings.get(id) ?? { tail: new LineTail(this.files(id).events), digest: emptyDigest };
    const lines = reading.tail.readAll();
    const digest = lines.reduce((state, line) => addToDigest(state, decodeLine(line)), reading.digest);
    this.#readings.set(id, { tail: reading.tail, digest });
    return digest;
  }

  /** Deletes the history of the oldest ended runs until `keep` ended ones are left; that they existed stays known. */
  prune(keep: number): void {
    const ended = this.list().filter((record) => this.digest(record.id).ended);
    for (const record of ended.slice(0, Math.max(0, ended.length - keep))) {
      const files = this.files(record.id);
      this.#write({ ...record, removedAt: new Date().toISOString() });
      for (const file of [files.events, files.inbox, files.stderr, files.execution, files.work]) rmSync(file, { recursive: true, force: true });
      this.#readings.delete(record.id);
    }
  }

  /** Through a second file and a rename, so nobody ever reads half a record. */
  #write(record: RunRecord): void {
    const { record: file } = this.files(record.id);
    writeFileSync(`${file}.new`, JSON.stringify(record));
    renameSync(`${file}.new`, file);
  }
}
