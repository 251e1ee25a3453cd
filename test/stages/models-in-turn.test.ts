// Roles that are bound to several models: the trials of a task ask one after another, other units are divided among them,
// and every record says which one answered.
import { expect, it } from 'vitest';
import { testEndpoint } from '../support/endpoint.ts';
import { testModels } from '../support/models.ts';
import { all, offlineRun } from '../support/offline-run.ts';

it('trials of a task are played by one model after another, and the verdicts tell them apart', async () => {
  await using endpoint = await testEndpoint({ say: () => ({ content: "I'm sorry, that is not possible." }) });
  const settings = { baseURL: endpoint.url };
  await using models = await testModels({ one: settings, two: settings });
  const { store } = await offlineRun({
    until: 'judge',
    models: new Map(['one', 'two'].map((name) => [name, models.model(name)])),
    config: {
      target: 2,
      roles: { agent: ['one', 'two', 'offline'], judge: ['offline'] },
      stages: { evolve: { categories: ['education'], worlds: 1 }, simulate: { trials: 3, vices: 0 } },
    },
  });
  const plays = await all(store.read('trajectories'));
  expect(plays.length).toBeGreaterThan(5);
  for (const { trial, provenance } of plays) {
    const { agent, user } = provenance.roles;
    expect(agent?.by === 'model' ? agent.model : agent?.by).toBe(['one', 'two', 'procedure'][trial]);
    expect(user?.by ?? 'procedure').toBe('procedure');
  }
  const accepted = await all(store.read('judgements'));
  const passed = new Set(accepted.map(({ trajectory }) => trajectory));
  const byTrial = [0, 1, 2].map(
    (trial) => plays.filter((play) => play.trial === trial && passed.has(play.id)).length,
  );
  expect(byTrial[2]).toBeGreaterThan(byTrial[0] ?? 0);
});
