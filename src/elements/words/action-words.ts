/** English words for what can be done with a run: cancel, retrigger, export. Loaded with the header's actions. */
export const actionWords = {
  cancelRun: 'Cancel run',
  cancelling: 'Cancelling…',
  cancelQuestion: 'Cancel this run?',
  cancelExplained: 'The agent is asked to stop. What it has done so far stays.',
  cancelAsked: 'The server was asked to stop the run.',
  keepRunning: 'Keep running',
  notCancelled: 'The run was not cancelled.',
  retriggerRun: 'Retrigger run',
  retriggering: 'Retriggering…',
  retriggerQuestion: 'Retrigger this run?',
  retriggerExplained: 'Runs the same card again with the agent’s current config.',
  retriggerLater: 'Available once the run has ended',
  retriggered: 'A new run was started.',
  movedToNewRun: 'A new run was started, and this is it.',
  notRetriggered: 'No new run was started.',
  goBack: 'Go back',
  tryAgain: 'Try again',
  asksHost: (host: string) => `The request goes to ${host}, which is not this page’s server.`,
  moreActions: 'Actions',
  exportRun: 'Export',
  exportJson: 'Export JSON',
  exportText: 'Export text',
  exportMarkdown: 'Export Markdown summary',
};

export type ActionWords = Readonly<typeof actionWords>;
