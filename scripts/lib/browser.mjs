/** Finds the Chrome or Chromium the tests run in, and installs one where that is possible without asking. */
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'chrome'];

/** @type {Partial<Record<NodeJS.Platform, (env: NodeJS.ProcessEnv) => string[]>>} Where installers put it. */
const KNOWN_PLACES = {
  linux: () => ['/usr/bin/google-chrome', '/usr/bin/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: (env) =>
    ['Google Chrome', 'Chromium', 'Google Chrome Canary'].flatMap((app) =>
      ['/Applications', `${env.HOME ?? ''}/Applications`].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
    ),
  win32: (env) =>
    [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
      folder ? [`${folder}\\Google\\Chrome\\Application\\chrome.exe`, `${folder}\\Chromium\\Application\\chrome.exe`] : [],
    ),
};

/**
 * The places where a browser may be, best first: what the user named, then PATH, then where installers put it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function browserCandidates(env, platform) {
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(platform === process.platform ? delimiter : ':').filter(Boolean);
  return [
    ...(env.CHROME_PATH ? [env.CHROME_PATH] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix))),
    ...(KNOWN_PLACES[platform]?.(env) ?? []),
  ];
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser that is there, or undefined. Throws where CHROME_PATH names something that cannot be run: falling back
 * in silence would test in another browser than the one asked for.
 *
 * @param {NodeJS.ProcessEnv} [env]
 * @param {NodeJS.Platform} [platform]
 * @param {(path: string) => boolean} [canRun]
 * @returns {string | undefined}
 */
export function findBrowser(env = process.env, platform = process.platform, canRun = isExecutable) {
  if (env.CHROME_PATH && !canRun(env.CHROME_PATH)) {
    throw new Error(`CHROME_PATH is set to ${env.CHROME_PATH}, which is not a program that can be run.`);
  }
  return browserCandidates(env, platform).find(canRun);
}

const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/** The browser to use; installs Debian's Chromium when there is none and this is root. @returns {Promise<string>} */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (canInstall()) {
    console.log('No Chrome or Chromium here: installing Debian’s chromium.');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    const packages = ['chromium', 'fonts-dejavu-core'];
    // A list that cannot be fetched may be one that is not needed; whether the install works is what counts.
    await run('apt-get', ['update'], { env });
    const code = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
    const installed = code === 0 ? findBrowser() : undefined;
    if (installed) return installed;
  }
  throw new Error('The tests need a browser: install Chrome or Chromium, or set CHROME_PATH to one, and run this again.');
}
