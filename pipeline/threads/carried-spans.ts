// Spans that are begun in one thread and recorded by another.
import type { Span } from '../trace.ts';
import { arrived, carried } from './carried-error.ts';
import type { SpanMessage } from './messages.ts';

/** The span of the run as a thread sees it: only its children are recorded. `send` is called at once. */
export function carriedSpan(send: (message: SpanMessage) => void): Span {
  let started = 0;
  const child = (parent: number | undefined): Span['child'] => {
    return (name, attributes, time = Date.now()) => {
      started += 1;
      const span = started;
      send({ kind: 'span', span, parent, name, attributes, time });
      return {
        child: child(span),
        set: (more) => send({ kind: 'span-set', span, attributes: more }),
        event: (happened, more = {}, at = Date.now()) =>
          send({ kind: 'span-event', span, name: happened, attributes: more, time: at }),
        end(error, at = Date.now()) {
          const failure = error === undefined ? undefined : carried(error);
          send({ kind: 'span-end', span, error: failure, time: at });
        },
      };
    };
  };
  return { child: child(undefined), set() {}, event() {}, end() {} };
}

/** Records the spans of one thread as children of `root`. */
export function spanRecorder(root: Span): (message: SpanMessage) => void {
  const open = new Map<number, Span>();
  return (message) => {
    if (message.kind === 'span') {
      const parent = message.parent === undefined ? root : open.get(message.parent);
      if (parent) open.set(message.span, parent.child(message.name, message.attributes, message.time));
      return;
    }
    const span = open.get(message.span);
    if (message.kind === 'span-set') span?.set(message.attributes);
    else if (message.kind === 'span-event') span?.event(message.name, message.attributes, message.time);
    else {
      span?.end(message.error && arrived(message.error), message.time);
      open.delete(message.span);
    }
  };
}
