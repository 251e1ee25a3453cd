// A bare loop on the openai package.
import OpenAI from 'openai';
import { growing, type OpenContender, pushReply, toWire, type WireMessage, wireTools } from './contender.ts';

export const openOpenAI: OpenContender = async (baseURL) => {
  const openai = new OpenAI({ baseURL, apiKey: 'none' });
  return {
    async dialogue(_, messages, next) {
      const wire = growing(messages, toWire);
      do {
        const { choices } = await openai.chat.completions.create({
          model: 'bench',
          messages: wire(),
          tools: wireTools,
        });
        pushReply(messages, choices[0]?.message as WireMessage | undefined); // the members that are read
      } while (next(messages));
    },
    async [Symbol.asyncDispose]() {},
  };
};
