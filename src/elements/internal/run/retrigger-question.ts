import type { RunScope } from '../../contexts.js';
import type { ActionWords } from '../../words/action-words.js';
import type { Question } from '../confirmation.js';

/** What is asked before the same card is run again; it names the server, where that is not the page's own. */
export function retriggerQuestion(scope: RunScope, words: ActionWords): Question {
  const host = scope.foreignHost('retrigger');
  return {
    title: words.retriggerQuestion,
    text: host === undefined ? words.retriggerExplained : `${words.retriggerExplained} ${words.asksHost(host)}`,
    confirm: words.retriggerRun,
    dismiss: words.goBack,
    onConfirm: () => void scope.request({ type: 'retrigger' }).catch(reportError),
  };
}
