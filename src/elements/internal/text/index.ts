/** Text from agents becomes DOM here and nowhere else: as text nodes in a closed set of elements. */
export { CLAMP_LINES, firstCharacters, liveTail, STEP_CHARACTERS, wellFormed } from './excerpt.js';
export { growingText } from './growing-text.js';
export { jsonText, type JsonText } from './json-text.js';
export { textStyles } from './text.styles.js';
export { nextLimit, textValue, type TextValue } from './text-value.js';
