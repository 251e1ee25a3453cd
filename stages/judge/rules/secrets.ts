// secrets: no message holds a key or a password that opens something outside the play.
import { hasSecret } from '../../private-texts.ts';
import { fatal, type Rule } from './rule.ts';

export const secrets: Rule = {
  name: 'secrets',
  summary: 'No message contains an API key, a token, or a private key.',
  check: ({ played }) =>
    played.messages.flatMap(({ role, content, reasoning = '', toolCalls = [] }, at) => {
      const text = [content, reasoning, ...toolCalls.map((call) => JSON.stringify(call.arguments))].join(
        '\n',
      );
      if (!hasSecret(text)) return [];
      const blame = role === 'assistant' ? ('agent' as const) : ('user' as const);
      return [{ ...fatal(at, `the message of the ${role} holds what looks like a key`), blame }];
    }),
};
