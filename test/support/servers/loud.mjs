// A server whose tools strain a play: one returns a megabyte in many scripts, one echoes, and one never answers.
import { serve } from './serve.mjs';

const tool = (name, properties = {}) => ({
  name,
  description: `The tool ${name}.`,
  inputSchema: { type: 'object', properties, required: Object.keys(properties) },
});
const text = (value) => ({ result: { content: [{ type: 'text', text: value }] } });
const scripts =
  'naïve Ærøskøbing 東京 مرحبا שלום नमस्ते 👩‍👩‍👧 e\u0301 \u202etxt \u0000 "quoted" \\ end\u2028\n';

const answers = {
  read_all: () => text(scripts.repeat(Math.ceil(1e6 / Buffer.byteLength(scripts)))),
  echo: ({ words }) => text(words),
  wait: () => undefined,
};

serve(
  'loud',
  () => ({
    tools: [tool('read_all'), tool('echo', { words: { type: 'string' } }), tool('wait')],
  }),
  ({ name, arguments: given }) => answers[name]?.(given ?? {}),
);
