/**
 * Task `shots`: pictures to look at. `readme`: those of the README, of the demo as it runs. `states`: every story at
 * 360, 768 and 1440 px, light and dark, into `shots/`; further words choose the stories whose id contains one of them.
 */
import { shootDemo } from './lib/shoot-demo.mjs';
import { shootStories } from './lib/shoot-stories.mjs';

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function shots([what = 'all', ...words]) {
  if (what !== 'states') await shootDemo();
  if (what !== 'readme') await shootStories(words);
  return 0;
}
