// The thread in which QuickJS runs: a program that never gives control back blocks this thread and no other, and its
// owner ends it. Each run has a WebAssembly module of its own, because one that ran out of memory is of no use again.
import { parentPort, workerData } from 'node:worker_threads';
import type { Order, OrderResult } from '../orders.ts';
import type { Files } from '../sandbox.ts';
import { Engine } from './engine.ts';

const { library } = workerData as { library: Files }; // as `startThread` gives it

/** Of the orders to evaluate. */
let session: Engine | undefined;

parentPort?.on('message', async (order: Order) => {
  parentPort?.postMessage(await obey(order));
});

async function obey(order: Order): Promise<OrderResult> {
  if (order.kind === 'run') {
    const engine = await Engine.start({ ...order, library });
    return engine.run(order.entry);
  }
  const { limits, code } = order;
  session ??= await Engine.start({ files: {}, library, entry: '', args: [], stdin: '', limits });
  return session.evaluate(code);
}
