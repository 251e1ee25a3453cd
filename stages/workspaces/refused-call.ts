// A call that a tool refuses: the agent gets the code and the message, and the workspace stays as it is.
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
