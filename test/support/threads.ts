// Threads of a few lines, in place of the one that knows the stages.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The beginning of a thread, written into a folder: `work` is called with each message of the main thread. */
export async function threadModule(directory: string, work: string): Promise<URL> {
  const path = join(directory, 'thread.mjs');
  await writeFile(
    path,
    `import { parentPort as port, workerData } from 'node:worker_threads';
const work = ${work};
port.on('message', (message) => {
  if (message.kind === 'end') port.close();
  else work(message, (answer) => port.postMessage(answer));
});`,
  );
  return pathToFileURL(path);
}
