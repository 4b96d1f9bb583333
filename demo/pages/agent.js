/** The agent, what it understands, and its runs. */
import { follow } from './board-data.js';
import { element, main, show } from './dom.js';
import { runTable } from './run-table.js';
import { modelNotice } from './words.js';

follow((board) => {
  const { agent } = board;
  show(
    main,
    element('h1', {}, `${agent.name} ${agent.version}`),
    modelNotice(board),
    element('p', {}, agent.description),
    element('p', {}, 'While it runs it understands “search for WORD”, “skip STEP” and “stop early”.'),
    element('h2', {}, 'Runs'),
    runTable(board.runs),
  );
});
