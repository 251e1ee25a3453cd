// Trying the tools of a world: calls in a scratch session, each with its result and what it changed.
import type { JsonObject } from '../../../schemas/json.ts';
import type { ScratchAnswer, ScratchOpened } from '../../contract/scratch.ts';
import type { WorldDetail } from '../../contract/worlds.ts';
import { html, useEffect, useRef, useState, type VNode } from '../html.ts';
import { shown } from '../parts/shown-text.ts';
import { toolHref } from '../play-links.ts';
import { routeOf, source } from '../source.ts';
import { isObject } from '../tools/parameters.ts';
import { firstArguments } from './first-arguments.ts';
import { RowsNow } from './rows-now.ts';
import { type Tried, TriedCall } from './tried-call.ts';

interface TryItProps {
  readonly run: string;
  readonly detail: WorldDetail;
  readonly tool: string | undefined;
}

export function TryIt({ run, detail, tool: wanted }: TryItProps): VNode {
  const { world, tools } = detail;
  const [name, setName] = useState(wanted ?? tools[0]?.name ?? '');
  const scratch = useScratch(run, world.id);
  const tool = tools.find((each) => each.name === name);
  if (!tool) return html`<p class="empty">This world has no tool ${shown(name)}.</p>`;
  return html`<section class="try">
    <p class="dim">Calls go to a copy of the world in memory, as in a play. Nothing in the run changes.</p>
    <div class="toolbar">
      <label>tool <select value=${name} onChange=${(event: Event) => setName((event.target as HTMLSelectElement).value)}>
        ${tools.map((each) => html`<option value=${each.name}>${shown(each.name)} (${each.effect})</option>`)}</select></label>
      <a href=${toolHref(run, tool.id)}>its declaration and program</a><span class="grow"></span>
      <button onClick=${scratch.startOver} disabled=${scratch.isBusy || scratch.tried.length === 0}>start over</button>
    </div>
    <p>${shown(tool.description)}</p>
    <${CallForm} key=${name} tool=${tool} world=${world} isBusy=${scratch.isBusy}
      call=${(given: JsonObject) => scratch.call(tool.name, given)} />
    ${scratch.error && html`<p class="error" role="alert">${shown(scratch.error)}</p>`}
    <div aria-live="polite">${scratch.tried.map(
      (each, index) =>
        html`<${TriedCall} key=${scratch.tried.length - index} number=${scratch.tried.length - index} tried=${each} />`,
    )}</div>
    <${RowsNow} world=${world} changes=${scratch.tried.toReversed().flatMap(({ result }) => result.changes)} />
  </section>`;
}

interface CallFormProps {
  readonly tool: WorldDetail['tools'][number];
  readonly world: WorldDetail['world'];
  readonly isBusy: boolean;
  call(given: JsonObject): void;
}

function CallForm({ tool, world, isBusy, call }: CallFormProps): VNode {
  const written = (sample?: JsonObject): string =>
    JSON.stringify(firstArguments(tool, world, sample), null, 2);
  const [text, setText] = useState(written());
  const [problem, setProblem] = useState<string | undefined>();
  const submit = (event: Event): void => {
    event.preventDefault();
    const given = objectIn(text);
    setProblem(typeof given === 'string' ? given : undefined);
    if (typeof given !== 'string' && !isBusy) call(given);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return html`<form class="call" onSubmit=${submit}>
    <label>arguments, as JSON
      <textarea class="mono" spellcheck=${false} rows=${Math.min(14, text.split('\n').length + 1)} value=${text}
        onInput=${(event: Event) => setText((event.target as HTMLTextAreaElement).value)} onKeyDown=${onKeyDown}></textarea></label>
    ${problem && html`<p class="error" role="alert">${shown(problem)}</p>`}
    <div class="toolbar"><button class="main" disabled=${isBusy}>${isBusy ? 'calling…' : 'call'}</button>
      <span class="dim"><kbd>Ctrl</kbd> <kbd>Enter</kbd></span>
      ${tool.samples
        .slice(0, 5)
        .map(
          (sample, index) =>
            html`<button type="button" class="quiet" onClick=${() => setText(written(sample))}>sample ${index + 1}</button>`,
        )}</div>
  </form>`;
}

/** A text says what is wrong. */
function objectIn(text: string): JsonObject | string {
  try {
    const value = JSON.parse(text);
    return isObject(value) ? value : 'The arguments must be a JSON object, such as {"id": "A-1"}.';
  } catch (error) {
    return `The arguments are not JSON: ${(error as Error).message}.`; // JSON.parse throws a SyntaxError
  }
}

interface Scratch {
  /** The last call first. */
  readonly tried: readonly Tried[];
  readonly isBusy: boolean;
  readonly error: string | undefined;
  call(tool: string, given: JsonObject): void;
  startOver(): void;
}

/** A session is opened with the first call, and ended when the page is left. */
function useScratch(run: string, world: string): Scratch {
  const session = useRef<string | undefined>(undefined);
  const [tried, setTried] = useState<readonly Tried[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | undefined>();
  const post = (parts: readonly string[], body: object): Promise<unknown> =>
    source().post?.(routeOf([run, 'scratch', ...parts]), body) ?? Promise.resolve({});
  const close = (): void => {
    if (session.current !== undefined) void post([session.current, 'close'], {}).catch(() => {});
    session.current = undefined;
  };
  useEffect(() => close, []);
  const doing = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    await work().catch((failure: Error) => {
      session.current = undefined;
      setError(`${failure.message}. The next call starts from the first rows again.`);
    });
    setBusy(false);
  };
  const call = (tool: string, given: JsonObject): void =>
    void doing(async () => {
      const isNew = session.current === undefined;
      session.current ??= ((await post([], { world })) as ScratchOpened).session; // the route says what it answers
      const { result, isOpen } = (await post([session.current, 'call'], {
        tool,
        arguments: given,
      })) as ScratchAnswer; // likewise
      setTried((before) => [{ tool, given, result }, ...(isNew ? [] : before)]);
      if (!isOpen) {
        session.current = undefined;
        setError(
          'The call exceeded its limits, which ended the session. The next call starts from the first rows again.',
        );
      }
    });
  const startOver = (): void => {
    close();
    setTried([]);
    setError(undefined);
  };
  return { tried, isBusy, error, call, startOver };
}
