// What QuickJS is offered of its host: a global object, which host.js takes away before a program begins.
import type { QuickJSContext, QuickJSHandle } from 'quickjs-emscripten';
import type { RunOrder, Stream } from '../orders.ts';

export interface EngineHost {
  write(stream: Stream, text: string): void;
  readText(path: string): string | undefined;
  writeText(path: string, text: string): void;
  /** Moves the clock on, in milliseconds since 1970. */
  advance(to: number): void;
  /** The engine stops at its next look. */
  exit(code: number): void;
}

export function offerHost(
  context: QuickJSContext,
  { args, stdin, entry }: Pick<RunOrder, 'args' | 'stdin' | 'entry'>,
  host: EngineHost,
): void {
  const offered = context.newObject();
  const text = (handle?: QuickJSHandle): string => (handle ? context.getString(handle) : '');
  const number = (handle?: QuickJSHandle): number => (handle ? context.getNumber(handle) : 0);
  const calls: Record<string, (...given: QuickJSHandle[]) => string | undefined> = {
    write(stream, said) {
      host.write(text(stream) === 'stderr' ? 'stderr' : 'stdout', text(said));
      return undefined;
    },
    readText: (path) => host.readText(text(path)),
    writeText(path, said) {
      host.writeText(text(path), text(said));
      return undefined;
    },
    advance(to) {
      host.advance(number(to));
      return undefined;
    },
    exit(code) {
      host.exit(number(code));
      return undefined;
    },
  };
  for (const [name, call] of Object.entries(calls)) {
    const made = context.newFunction(name, (...given) => {
      const answer = call(...given);
      return answer === undefined ? context.undefined : context.newString(answer);
    });
    context.setProp(offered, name, made);
  }
  const list = context.newArray();
  for (const [index, arg] of [`/workspace/${entry}`, ...args].entries())
    context.setProp(list, index, context.newString(arg));
  context.setProp(offered, 'args', list);
  context.setProp(offered, 'stdin', context.newString(stdin));
  context.setProp(context.global, '__toolloom', offered);
}
