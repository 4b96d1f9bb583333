/** What is up to date and what must be made again. The decisions are pure; the readers beside them touch the disk. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fromRoot } from './paths.mjs';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 *
 * @typedef {{ packages?: Record<string, LockEntry> }} Lock A package-lock.json, as far as it is read here.
 */

/**
 * Whether what is installed is what the lock file asks for. The two lists are compared, not their times: a checkout
 * touches the lock file without changing it.
 *
 * @param {Lock} lock package-lock.json
 * @param {Lock | undefined} installed node_modules/.package-lock.json, which npm writes last; undefined if absent
 */
export function isInstalled(lock, installed) {
  if (!installed?.packages) return false;
  const wanted = lock.packages ?? {};
  const present = installed.packages;
  const differs = Object.entries(wanted).some(([path, entry]) => {
    const found = Object.hasOwn(present, path) ? present[path] : undefined;
    // Optional packages for another system or processor are rightly absent.
    if (!found) return path !== '' && !entry.optional && !entry.devOptional;
    return found.version !== entry.version;
  });
  return !differs && Object.keys(present).every((path) => Object.hasOwn(wanted, path));
}

/**
 * Whether a built file is missing or older than something it is built from.
 *
 * @param {number | undefined} builtMs When the file was written, in ms since 1970; undefined if it does not exist.
 * @param {readonly number[]} sourcesMs The same of its sources.
 */
export const isStale = (builtMs, sourcesMs) => builtMs === undefined || sourcesMs.some((ms) => ms > builtMs);

/** @param {string} path @returns {Lock | undefined} */
const readLock = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);

/** Whether `npm ci` has to run first. */
export const needsInstall = () =>
  !isInstalled(readLock(fromRoot('package-lock.json')) ?? {}, readLock(fromRoot('node_modules/.package-lock.json')));

/** @param {string} path A file or folder. @returns {number[]} When it and everything inside was last changed. */
function changeTimes(path) {
  if (!existsSync(path)) return [];
  const stats = statSync(path);
  if (!stats.isDirectory()) return [stats.mtimeMs];
  return [stats.mtimeMs, ...readdirSync(path).flatMap((name) => changeTimes(join(path, name)))];
}

/**
 * Whether a built file has to be built again.
 *
 * @param {string} built
 * @param {readonly string[]} sources Files and folders. All are relative to the root.
 */
export const needsBuild = (built, sources) =>
  isStale(
    changeTimes(fromRoot(built))[0],
    sources.flatMap((source) => changeTimes(fromRoot(source))),
  );
