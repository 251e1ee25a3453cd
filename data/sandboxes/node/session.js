// A prompt for programs in a real Node: reads code as a line of JSON and answers with a line of JSON.
import { createInterface } from 'node:readline';
import { runInThisContext } from 'node:vm';
import { captureOutput, say } from './host.js';
import { inspect } from './inspect.js';

for await (const line of createInterface({ input: process.stdin })) {
  let stdout = '';
  captureOutput((text) => {
    stdout += text;
  });
  const answer = await evaluated(JSON.parse(line));
  captureOutput(undefined);
  say(JSON.stringify({ stdout, ...answer }));
}

async function evaluated(code) {
  try {
    const value = await runInThisContext(code, '<input>');
    return value === undefined ? {} : { value: inspect(value) };
  } catch (error) {
    if (!(error instanceof Error)) return { error: `Uncaught ${inspect(error)}\n` };
    const frames = String(error.stack)
      .split('\n')
      .filter((line) => line.includes('<input>'));
    return { error: [`Uncaught ${error.name}: ${error.message}`, ...frames, ''].join('\n') };
  }
}
