// The floor: each message is serialized once, and one buffer is sent through bare undici.
import { Agent } from 'undici';
import { growing, type OpenContender, pushReply, toWire, type WireMessage, wireTools } from './contender.ts';

export const openUndici: OpenContender = async (baseURL, inFlight) => {
  const agent = new Agent({ connections: inFlight, pipelining: 1 });
  const { origin, pathname } = new URL(`${baseURL}/chat/completions`);
  const head = Buffer.from(`{"model":"bench","tools":${JSON.stringify(wireTools)},"messages":[`);
  const comma = Buffer.from(',');
  const end = Buffer.from(']}');
  return {
    async dialogue(_, messages, next) {
      const parts = growing(messages, (message) => Buffer.from(JSON.stringify(toWire(message))));
      do {
        const list = parts().flatMap((part, index) => (index === 0 ? [part] : [comma, part]));
        const answer = await agent.request({
          origin,
          path: pathname,
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: Buffer.concat([head, ...list, end]),
        });
        // The endpoint of the benchmark sends nothing else.
        const { choices } = (await answer.body.json()) as { choices: { message: WireMessage }[] };
        pushReply(messages, choices[0]?.message);
      } while (next(messages));
    },
    [Symbol.asyncDispose]: () => agent.destroy(),
  };
};
