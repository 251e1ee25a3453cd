// What endpoints do to their users, each under the name of the test that must survive it.
import { type Exchange, type Fault, send, sendAnswer } from './endpoint.ts';

const error = (message: string, more: object = {}) => ({ error: { message, type: 'error', ...more } });

const html = { 'content-type': 'text/html' };

const limited =
  (headers: () => Record<string, string>): Fault =>
  ({ response }) =>
    sendAnswer(response, { status: 429, headers: headers(), body: error('slow down') });

/** Changes the message of the completion. */
const said =
  (change: (message: Record<string, unknown>) => object, finish?: string): Fault =>
  (exchange) =>
    exchange.answer((completion) => ({
      ...completion,
      choices: completion.choices.map((choice) => ({
        ...choice,
        message: { ...choice.message, ...change(choice.message) },
        ...(finish ? { finish_reason: finish } : {}),
      })),
    }));

/** The first bytes of a proper answer, whose connection then breaks. */
function cut({ response, said: { content } }: Exchange): void {
  const body = JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] });
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': String(body.length + 100),
  });
  response.write(body.slice(0, 40), () => response.socket?.destroy());
}

/** Passing failures: the call is tried again, and the unit never hears of it. */
export const passingFaults = {
  rate_limited_in_milliseconds: limited(() => ({ 'retry-after-ms': '20' })),
  rate_limited_at_a_date: limited(() => ({ 'retry-after': new Date(Date.now() - 1000).toUTCString() })),
  rate_limited_at_once: limited(() => ({ 'retry-after': '0' })),
  server_error: ({ response }) => send(response, 500, error('internal')),
  bad_gateway: ({ response }) =>
    sendAnswer(response, {
      status: 502,
      headers: html,
      body: '<html><head><title>502</title></head><body>Bad Gateway</body></html>',
    }),
  unavailable: ({ response }) => send(response, 503, error('overloaded')),
  reset: ({ response }) => void response.socket?.destroy(),
  reset_inside_body: cut,
  truncated_json: ({ response }) => send(response, 200, '{"id": "chatcmpl-1", "choices": [{"mess'),
  invalid_json: ({ response }) => send(response, 200, 'null and void'),
  wrong_content_type: ({ response }) =>
    sendAnswer(response, { status: 200, headers: html, body: '<p>hello</p>' }),
  no_choices: ({ response }) => send(response, 200, { id: 'x', choices: [] }),
} as const satisfies Record<string, Fault>;

/** Whole answers that are odd in form, and mean what was said. */
export const harmlessFaults = {
  fenced_json: said(({ content }) => ({
    content:
      typeof content === 'string' && content.startsWith('{')
        ? `Here you are:\n\`\`\`json\n${content}\n\`\`\``
        : content,
  })),
  duplicated_call_ids: said(({ tool_calls }) => ({
    ...(Array.isArray(tool_calls)
      ? { tool_calls: tool_calls.map((call: object) => ({ ...call, id: 'same' })) }
      : {}),
  })),
  escaped_unicode: ({ answer, response }) => {
    const end = response.end.bind(response);
    response.end = ((text: string) =>
      end(
        text.replaceAll(
          /[^\0-\x7f]/g,
          (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
        ),
      )) as typeof response.end;
    answer();
  },
  five_megabytes: ({ answer, response }) => {
    const end = response.end.bind(response);
    response.end = ((text: string) => end(' '.repeat(5e6) + text)) as typeof response.end;
    answer();
  },
  slow_drip: async ({ answer, response }) => {
    const end = response.end.bind(response);
    response.end = ((text: string) => {
      const step = Math.ceil(text.length / 8);
      let at = 0;
      const drip = (): void => {
        response.write(text.slice(at, at + step));
        at += step;
        if (at >= text.length) end();
        else setTimeout(drip, 5);
      };
      drip();
    }) as typeof response.end;
    answer();
  },
} as const satisfies Record<string, Fault>;

/** Whole answers, paid for, that are of no use. */
export const uselessFaults = {
  empty_content: said(() => ({ content: '', tool_calls: undefined }), 'stop'),
  refusal: said(
    () => ({ content: null, tool_calls: undefined, refusal: 'I cannot help with that.' }),
    'stop',
  ),
  // Where an agent speaks freely no text violates a schema: there it says nothing.
  schema_violation: said(({ tool_calls, content }) => {
    if (tool_calls) return { tool_calls, content: '' };
    return { content: String(content ?? '').startsWith('{') ? '{"unheard_of": 1}' : '' };
  }),
  prose: said(({ tool_calls }) => (tool_calls ? {} : { content: '' })),
  unknown_tool: said(({ tool_calls, content }) =>
    tool_calls
      ? { tool_calls: [{ id: 'a', type: 'function', function: { name: 'no_such_tool', arguments: '{}' } }] }
      : { content: content === null ? null : '' },
  ),
  unparsable_arguments: said(({ tool_calls }) =>
    Array.isArray(tool_calls)
      ? {
          tool_calls: tool_calls.map((call) => ({
            ...call,
            function: { ...call.function, arguments: 'no arguments at all' },
          })),
        }
      : { content: '' },
  ),
  content_filter: said(() => ({ content: '', tool_calls: undefined }), 'content_filter'),
  length: said(
    ({ content }) => ({ content: String(content ?? '').slice(0, 5), tool_calls: undefined }),
    'length',
  ),
} as const satisfies Record<string, Fault>;

/** Never answers. */
export const hang: Fault = () => {};

/** Says nothing of what it used. */
export const noUsage: Fault = (exchange) => exchange.answer(({ usage: _, ...completion }) => completion);
