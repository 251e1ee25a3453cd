// The thread of one scratch session: a world in memory, opened as plays open it. It gets the world as a message and
// has neither files nor the environment of its process.
import { parentPort } from 'node:worker_threads';
import { BugError, messageOf } from '../../pipeline/errors.ts';
import type { Session } from '../../stages/environments/environment.ts';
import { openLoaded } from '../../stages/environments/world.ts';
import type { Answer, Order } from './orders.ts';

let session: Session | undefined;

async function carriedOut(order: Order): Promise<Answer> {
  if (order.kind === 'open') {
    const { world, tools } = order;
    const byName = new Map(tools.map((tool) => [tool.name, tool]));
    session = await openLoaded({ world, tools: byName }, { clock: world.clock, tools: [...byName.keys()] });
    return { kind: 'done' };
  }
  if (!session) throw new BugError('a scratch session is used before it is open');
  if (order.kind === 'call') return { kind: 'result', result: await session.call(order.tool, order.given) };
  await session.rewind?.();
  return { kind: 'done' };
}

parentPort?.on('message', async (order: Order) => {
  const answer = await carriedOut(order).catch(
    (error): Answer => ({ kind: 'fault', message: messageOf(error) }),
  );
  parentPort?.postMessage(answer);
});
