import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { browserCandidates, findBrowser } from '../../scripts/lib/browser.mjs';

const has =
  (...present: string[]) =>
  (path: string) =>
    present.includes(path);

describe('findBrowser', () => {
  const env = { PATH: '/opt/bin:/usr/bin' };

  it('prefers CHROME_PATH to everything', () => {
    const found = findBrowser({ ...env, CHROME_PATH: '/mine/chrome' }, 'linux', has('/mine/chrome', '/usr/bin/google-chrome'));
    assert.equal(found, '/mine/chrome');
  });

  it('says so when CHROME_PATH cannot be run, and takes no other browser instead', () => {
    assert.throws(
      () => findBrowser({ ...env, CHROME_PATH: '/mine/chrome' }, 'linux', has('/usr/bin/chromium')),
      /CHROME_PATH is set to \/mine\/chrome/,
    );
  });

  it('looks for Chrome before Chromium, on PATH before the known places', () => {
    assert.equal(findBrowser(env, 'linux', has('/usr/bin/chromium', '/usr/bin/google-chrome')), '/usr/bin/google-chrome');
    assert.equal(findBrowser(env, 'linux', has('/snap/bin/chromium', '/opt/bin/chromium')), '/opt/bin/chromium');
    assert.equal(findBrowser({ PATH: '' }, 'linux', has('/snap/bin/chromium')), '/snap/bin/chromium');
  });

  it('is undefined where there is none', () => {
    assert.equal(findBrowser(env, 'linux', has()), undefined);
  });

  it('knows where macOS and Windows keep it', () => {
    const mac = browserCandidates({ PATH: '', HOME: '/Users/me' }, 'darwin');
    assert.ok(mac.includes('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'));
    assert.ok(mac.includes('/Users/me/Applications/Chromium.app/Contents/MacOS/Chromium'));
    const windows = browserCandidates({ PATH: '', PROGRAMFILES: 'C:\\Program Files' }, 'win32');
    assert.ok(windows.includes('C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'));
  });
});
