// Loops: 300 tool steps in a row, with results of 1 KB, against an endpoint that answers at once; one loop
// alone, and 16 at once. The floor turns each message into bytes once and sends one buffer through undici.
// The contenders run one after another, each in a process of its own.
// Usage: npm run bench -- loop.js
import type { Message } from '../schemas/message.ts';
import { child, firstLine } from './children.ts';
import { contenderNames, openContender } from './contenders.ts';

const steps = 300;
const result = JSON.stringify({ id: 'AC-1001', remark: 'one row of the table, read aloud '.repeat(29) });

/** Runs in its own process. */
async function measure(name: string, port: string, loops: number): Promise<void> {
  await using contender = await openContender(name, `http://127.0.0.1:${port}/v1`, loops);
  const loop = (unit: string, most: number): Promise<void> => {
    let step = 0;
    const messages: Message[] = [
      { role: 'system', content: 'You look up rows, one after another.' },
      { role: 'user', content: 'Go through the whole table.' },
    ];
    return contender.dialogue(unit, messages, (grown) => {
      step += 1;
      grown.push({ role: 'tool', content: result, toolCallId: 'call_0' });
      return step < most;
    });
  };
  await Promise.all(Array.from({ length: 16 }, (_, index) => loop(`warm-${index}`, steps)));
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const cpu = process.cpuUsage();
  await Promise.all(Array.from({ length: loops }, (_, index) => loop(`unit-${index}`, steps)));
  const { user, system } = process.cpuUsage(cpu);
  clearInterval(watch);
  console.log(JSON.stringify({ cpu: (user + system) / 1000 / (steps * loops), memory: most / 2 ** 20 }));
}

const [mode, ...args] = process.argv.slice(2);
if (mode === 'measure') {
  await measure(args[0] as string, args[1] as string, Number(args[2]));
} else {
  const endpoint = child('endpoint.js', ['0', 'loop']);
  const port = await firstLine(endpoint);
  console.log('loops   contender   CPU ms per step   over the floor   peak MB   over the floor');
  for (const loops of [1, 16]) {
    const rows = new Map<string, { cpu: number; memory: number }>();
    for (const name of contenderNames)
      rows.set(name, JSON.parse(await firstLine(child('loop.js', ['measure', name, port, String(loops)]))));
    const floor = rows.get('undici') ?? { cpu: 1, memory: 1 };
    for (const [name, { cpu, memory }] of rows)
      console.log(
        [
          String(loops).padStart(5),
          name.padEnd(9),
          cpu.toFixed(3).padStart(15),
          (cpu / floor.cpu).toFixed(2).padStart(14),
          memory.toFixed(0).padStart(7),
          (memory / floor.memory).toFixed(2).padStart(14),
        ].join('   '),
      );
  }
  endpoint.kill();
}
