// irrelevant_request: a request that no tool of the agent has to do with. Most are what a customer of such a business
// might well ask; some belong to another field.
import type { Random } from '../../../pipeline/hash.ts';
import { sideRequests } from '../side-requests.ts';
import { type Material, type TaskKind, taskToDecline } from './kind.ts';

/** The share of requests that come from the agent's own customers. */
const fromCustomers = 0.65;

export const irrelevantRequest: TaskKind = {
  name: 'irrelevant_request',
  brief:
    'A request that no tool of the agent has to do with: something that a customer of such a business ' +
    'might well ask, or something from another field. The agent says that it cannot help with that and ' +
    'calls nothing.',
  difficulty: 2,
  isLive: false,
  asksElsewhere: true,
  draft(material, random) {
    const { foreignRequest } = material;
    const own = random.chance(fromCustomers) ? fromOwnField(material, random) : undefined;
    const say = own ?? foreignRequest ?? fromOwnField(material, random);
    return say === undefined ? undefined : taskToDecline(say, material, random);
  },
};

/** A request about nothing that the agent has a tool for or that its worlds hold. */
function fromOwnField({ agent, scratch }: Material, random: Random): string | undefined {
  const tools = agent.tools.map(({ name, description }) => `${name} ${description}`).join('\n');
  const nouns = scratch.tools.flatMap((tool) =>
    Object.values(scratch.databaseOf(tool).world.tables).flatMap(({ noun, plural }) => [noun, plural]),
  );
  const fitting = sideRequests.filter(
    ({ say, unless }) =>
      !unless.test(tools) && !nouns.some((noun) => new RegExp(`\\b${noun}\\b`, 'i').test(say)),
  );
  return fitting.length === 0 ? undefined : random.pick(fitting).say;
}
