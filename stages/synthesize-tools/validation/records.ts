// The records of a validated world: the world with its report, its tools, and rejects for tools that do not
// work.
import { withId } from '../../../pipeline/hash.ts';
import type { NewRecord, RejectDraft } from '../../../pipeline/stage.ts';
import type { ToolDraft } from '../../../schemas/tool.ts';
import type { Evolution, WorldDraft } from '../../../schemas/world.ts';
import type { WorldVerdict } from './validate.ts';

interface Validated {
  readonly draft: WorldDraft;
  readonly verdict: WorldVerdict;
  readonly sentBack: number;
  readonly evolution: Evolution[];
  /** Ids of what the world was made from; `toolFrom` adds those of a single tool. */
  readonly from: string[];
  toolFrom(tool: ToolDraft): string[];
}

interface WorldRecords {
  readonly world: NewRecord<'worlds'>;
  readonly tools: NewRecord<'tools'>[];
  /** Tools that do not work. */
  readonly rejects: RejectDraft[];
}

/** What is wrong with the world itself; none when it is valid. */
export const worldFaultsOf = ({ draftFaults, faults }: WorldVerdict): string[] => [...draftFaults, ...faults];

/** What is wrong with its tools, each line starting with the name of one. */
export const toolFaultsOf = ({ tools }: WorldVerdict): string[] =>
  tools.flatMap(({ tool, faults }) => faults.map((fault) => `${tool.name}: ${fault}`));

export function recordsOf({ draft, verdict, sentBack, evolution, from, toolFrom }: Validated): WorldRecords {
  const sound = verdict.tools.filter(({ faults }) => faults.length === 0);
  const broken = verdict.tools.filter(({ faults }) => faults.length > 0);
  const total = (count: 'accepted' | 'refused'): number =>
    sound.reduce((sum, { validation }) => sum + validation[count], 0);
  const world = withId({
    from,
    ...draft,
    evolution,
    validation: {
      accepted: total('accepted'),
      refused: total('refused'),
      sentBack,
      unproved: verdict.unproved.map(({ id }) => id),
      dropped: broken.map(({ tool, faults }) => ({ tool: tool.name, faults: [...faults] })),
    },
  });
  return {
    world,
    tools: sound.map(({ tool, validation }) =>
      withId({
        from: [world.id, ...toolFrom(tool)],
        world: world.id,
        path: world.path,
        ...tool,
        validation,
      }),
    ),
    rejects: broken.map(({ tool, faults }) => ({
      reason: 'tool does not work',
      detail: `${draft.name}.${tool.name}: ${faults.join('; ')}`,
      record: tool,
    })),
  };
}
