/** Text of an entry as its row shows it. */
import { showControls } from '../internal/show-controls.js';

/** Anything that cannot be seen: most texts have none. */
const UNSEEN = /[\p{Cc}\p{Cf}]/u;
/** A terminal's commands, one cut off at the end included; the details draw what they say. */
const COMMANDS = /(?![\n\r\t])\p{Cc}\[[\d;:?]*(?:[@-~]|…?$)/gu;

/** Without what a terminal would colour by, and with its other invisible controls written out. */
export const rowText = (text: string): string => (UNSEEN.test(text) ? showControls(text.replace(COMMANDS, '')) : text);
