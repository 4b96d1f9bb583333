/** Why a step or a run ends other than by being done. */

/** Ends the run as `run.failed`. `type` is one of the error types of the public contract. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure';

  readonly type: string;
  readonly remediation: readonly string[];
  readonly code: string | undefined;

  constructor(type: string, message: string, remediation: readonly string[] = [], code?: string) {
    super(message);
    this.type = type;
    this.remediation = remediation;
    this.code = code;
  }
}

/** A tool did not do its work. The step fails; whether the run does is up to the tree. */
export class ToolFailure extends Error {
  override readonly name = 'ToolFailure';

  readonly type: string;
  /** What the tool gave before it failed. */
  readonly result: unknown;

  constructor(type: string, message: string, result?: unknown) {
    super(message);
    this.type = type;
    this.result = result;
  }
}

/** The reason a step's signal aborts with. */
export class Interruption extends Error {
  override readonly name = 'Interruption';

  readonly demand: 'skip' | 'stop' | 'cancel';

  constructor(demand: 'skip' | 'stop' | 'cancel') {
    super(demand);
    this.demand = demand;
  }
}

/** A person said no to what a tool was about to do. */
export class Denied extends Error {
  override readonly name = 'Denied';
}
