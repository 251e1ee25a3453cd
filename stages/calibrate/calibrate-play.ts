// Plants defects and harmless changes in one accepted play, and has the judge rule on each.
import { hashOf } from '../../pipeline/hash.ts';
import type { Context } from '../../pipeline/stage.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Planted } from '../../schemas/calibration.ts';
import type { Judgement } from '../../schemas/judgement.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { isFatal } from '../judge/rules/rule.ts';
import { judge } from '../judge.ts';
import type { Played } from '../simulate/play.ts';
import { defects } from './defects/index.ts';
import { harmlessChanges } from './harmless/index.ts';
import type { Plant } from './plant.ts';
import { placesFor, plantedPlays } from './planted-play.ts';
import { type Enactment, isSamePlay, reenact } from './reenact.ts';

type Wants = Planted['wants'];
type Judging = Pick<Context<{ threshold: number }>, 'ask' | 'options' | 'random' | 'signal'>;

interface Extent {
  /** The changes that few plays have a place for, or the others. */
  readonly rare: boolean;
  readonly mostChanges: number;
}

/** Undefined where the play cannot be made again as it was, so that no change in it could be told from chance. */
export async function calibratePlay(
  enactment: Enactment,
  { mostChanges, rare, ...judging }: Judging & Extent,
): Promise<Planted[] | undefined> {
  const { trajectory } = enactment;
  const { turns, sceneFor } = placesFor(enactment);
  const again = await reenact(turns, enactment);
  if (!isSamePlay(again, trajectory)) return undefined;
  const before = (await ruling(again, enactment, judging)).findings.length;
  const drawn = judging.random.fork('classes').shuffle(plants(rare)).slice(0, mostChanges);
  const planted: Planted[] = [];
  for (const { plant, wants } of drawn) {
    const random = judging.random.fork(plant.name);
    for (const played of await plantedPlays(plant, { sceneFor, enactment, random })) {
      const judgement = await ruling(played, enactment, judging);
      planted.push({ name: plant.name, wants, ...asWanted(judgement, wants, before) });
    }
  }
  return planted;
}

const plants = (rare: boolean): { readonly plant: Plant; readonly wants: Wants }[] =>
  [
    ...defects.map((plant) => ({ plant: plant as Plant, wants: plant.wants })),
    ...harmlessChanges.map((plant) => ({ plant, wants: 'accept' as const })),
  ].filter(({ plant }) => (plant.isRare ?? false) === rare);

/** What the judge stage says about a play that no run holds. */
async function ruling(
  played: Played,
  { trajectory, store }: Enactment,
  judging: Judging,
): Promise<Judgement> {
  const { vice: _, ...recorded } = trajectory;
  const body = { ...recorded, ...played };
  const changed: Trajectory = { ...body, id: hashOf(body) };
  const holding = holdingTrajectory(store, changed);
  // The judge uses no other members.
  const context = { ...judging, store: holding } as unknown as Parameters<typeof judge.work>[1];
  const { records, rejects } = await judge.work({ id: changed.id }, context);
  const [accepted] = records.judgements ?? [];
  return (accepted ?? rejects[0]?.record) as Judgement; // the judge stage makes one or the other
}

/** One per store, because worlds are kept by the store that they were read from. */
const overlays = new WeakMap<Reader, { reader: Reader; held: Map<string, Trajectory> }>();

function holdingTrajectory(store: Reader, trajectory: Trajectory): Reader {
  const held = overlays.get(store)?.held ?? new Map<string, Trajectory>();
  const known = overlays.get(store) ?? {
    held,
    reader: {
      ...bound(store),
      get: ((collection: never, id: string) =>
        collection === 'trajectories' && held.has(id)
          ? Promise.resolve(held.get(id))
          : store.get(collection, id)) as Reader['get'], // what is held is a trajectory
    },
  };
  overlays.set(store, known);
  held.set(trajectory.id, trajectory);
  return known.reader;
}

const bound = (store: Reader): Reader => ({
  read: (collection) => store.read(collection),
  digests: (name) => store.digests(name),
  ids: (collection, stage) => store.ids(collection, stage),
  startingWith: (start) => store.startingWith(start),
  count: (collection, stage) => store.count(collection, stage),
  properties: () => store.properties(),
  idsAsCommitted: (collection) => store.idsAsCommitted(collection),
  get: (collection, id) => store.get(collection, id),
  siblings: (collection, id) => store.siblings(collection, id),
  rejects: () => store.rejects(),
  reject: (id) => store.reject(id),
  made: (unit) => store.made(unit),
  finished: (stage) => store.finished(stage),
  tally: (stage) => store.tally(stage),
});

/** Whether the judge did what is wanted, and why. `before`: how many findings the unchanged play has. */
function asWanted(
  { findings, verdict, reason }: Judgement,
  wants: Wants,
  before: number,
): Omit<Planted, 'name' | 'wants'> {
  const first = findings.find(isFatal) ?? findings[0];
  const told = first ? `${first.rule}: ${first.evidence}` : reason;
  const isRejectedByCode = findings.some(isFatal);
  // Whoever is blamed: a user that speaks residue keeps the play out as well.
  const isTurnedDown = verdict !== 'accepted';
  if (wants === 'notice') {
    const isNoticed = findings.length > before || isRejectedByCode;
    return { code: isNoticed, both: isNoticed || isTurnedDown, reason: told };
  }
  const isRight = (isRejected: boolean): boolean => isRejected === (wants === 'reject');
  return {
    code: isRight(isRejectedByCode),
    ...(isRejectedByCode ? {} : { rubric: isRight(isTurnedDown) }),
    both: isRight(isTurnedDown),
    reason: told,
  };
}
