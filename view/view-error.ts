// What the server of the viewer tells a page that asks for something it cannot have.

/** Answered with this status and message. */
export class ViewError extends Error {
  override readonly name = 'ViewError';
  readonly status: 400 | 403 | 404 | 409 | 503;

  constructor(status: ViewError['status'], message: string) {
    super(message);
    this.status = status;
  }
}
