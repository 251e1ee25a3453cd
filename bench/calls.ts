// Calls: how close each contender comes to the ideal rate against an endpoint that answers after 200 ms, and
// how much CPU it takes. The contenders run one after another, each in a process of its own.
// Usage: npm run bench -- calls.js [IN_FLIGHT …]
import pLimit from 'p-limit';
import type { Message } from '../schemas/message.ts';
import { child, firstLine } from './children.ts';
import { contenderNames, openContender } from './contenders.ts';

const latency = 200;
/** Rounds of the endpoint's latency that are measured. */
const rounds = 40;
/** Rounds before that, for the slow start. */
const warmUp = 12;

/** Runs in its own process. */
async function measure(name: string, port: string, inFlight: number): Promise<void> {
  await using contender = await openContender(name, `http://127.0.0.1:${port}/v1`, inFlight);
  const prompt = 'You read the rows of this table one by one and say each of them aloud. '.repeat(20);
  let unit = 0;
  const burst = async (calls: number): Promise<void> => {
    // The executor of toolloom works on a quarter more units than the model takes. The lane alone decides how
    // many requests are in flight.
    const limit = pLimit(name === 'toolloom' ? Math.ceil(inFlight * 1.25) : inFlight);
    await Promise.all(
      Array.from({ length: calls }, () =>
        limit(() => {
          unit += 1;
          const messages: Message[] = [
            { role: 'system', content: prompt },
            { role: 'user', content: `What does row ${unit} say?` },
          ];
          return contender.dialogue(`unit-${unit}`, messages, () => false);
        }),
      ),
    );
  };
  await burst(inFlight * warmUp);
  const calls = inFlight * rounds;
  const cpu = process.cpuUsage();
  const began = performance.now();
  await burst(calls);
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    JSON.stringify({
      share: calls / seconds / ((inFlight * 1000) / latency),
      cpu: (user + system) / 1e6 / (calls / 1000),
    }),
  );
}

const [mode, ...args] = process.argv.slice(2);
if (mode === 'measure') {
  await measure(args[0] as string, args[1] as string, Number(args[2]));
} else {
  const wanted = [mode, ...args].filter((text) => text !== undefined).map(Number);
  const endpoint = child('endpoint.js', [String(latency)]);
  const port = await firstLine(endpoint);
  console.log('in flight   contender   achieved/ideal   CPU s per 1,000 calls   CPU against openai');
  for (const inFlight of wanted.length > 0 ? wanted : [16, 64, 256, 512]) {
    const results = new Map<string, { share: number; cpu: number }>();
    for (const name of contenderNames) {
      const run = child('calls.js', ['measure', name, port, String(inFlight)]);
      results.set(name, JSON.parse(await firstLine(run)));
    }
    const base = results.get('openai')?.cpu ?? 1;
    for (const [name, { share, cpu }] of results)
      console.log(
        [
          String(inFlight).padStart(9),
          name.padEnd(9),
          share.toFixed(3).padStart(14),
          cpu.toFixed(3).padStart(21),
          (cpu / base).toFixed(2).padStart(18),
        ].join('   '),
      );
  }
  endpoint.kill();
}
