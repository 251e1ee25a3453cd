// Node warns of what may be a leak or is deprecated. No run prints such a line: every test that starts the command line
// fails where one does.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askModel } from '../../pipeline/role.ts';
import { testCall } from '../support/call.ts';
import { runScript } from '../support/cli.ts';
import { testEndpoint } from '../support/endpoint.ts';
import { answers, place, role } from '../support/endpoint-role.ts';
import { testModels } from '../support/models.ts';
import { defects } from '../support/quirks/defects.ts';
import { tempDir } from '../support/temp-dir.ts';

it('forty calls that wait for their next attempt at once cause none', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => void warnings.push(warning);
  process.on('warning', note);
  await using endpoint = await testEndpoint({
    say: answers,
    strike: (_, count) => (count <= 60 ? defects.finish_error?.strike : undefined),
  });
  await using models = await testModels({ m: { baseURL: endpoint.url, concurrency: 40 } });
  const call = testCall();
  const asked = Array.from({ length: 40 }, (_, index) =>
    askModel(role, `where is ${index}?`, { model: models.model('m'), call }),
  );
  for (const { output } of await Promise.all(asked)) expect(output).toEqual(place);
  process.off('warning', note);
  expect(endpoint.requests.length).toBeGreaterThan(40);
  expect(warnings).toEqual([]);
});

it('a program that prints one fails the test that runs it', async () => {
  await using directory = await tempDir();
  const script = join(directory.path, 'warns.mjs');
  await writeFile(script, `process.emitWarning('of the test', 'MaxListenersExceededWarning');`);
  await expect(runScript(script, [], { cwd: directory.path })).rejects.toThrow(
    /must not end with a warning of Node: .*MaxListenersExceededWarning: of the test/,
  );
});
