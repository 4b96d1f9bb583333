/** What the runs cost, as far as anybody said so. */
import { follow } from './board-data.js';
import { element, main, show } from './dom.js';
import { runTable } from './run-table.js';
import { modelNotice } from './words.js';

const text = element('div');
const runs = element('div');
main.append(element('h1', {}, 'Costs'), text, element('h2', {}, 'Runs with reported tokens'), runs);

follow((board) => {
  const reported = board.runs.filter(({ tokens }) => tokens !== null);
  show(
    text,
    modelNotice(board),
    element('p', {}, 'Tokens are those the model’s endpoint counted. No endpoint reported a price, so no cost is shown: what nobody reported is not invented.'),
  );
  show(runs, runTable(reported));
});
