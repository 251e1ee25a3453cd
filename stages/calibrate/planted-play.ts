// Plants a change in a recorded play, and plays it again with the change.
import { canonicalJson, type Random } from '../../pipeline/hash.ts';
import { isSearch, meantCall } from '../catalog/catalog.ts';
import type { Played } from '../simulate/play.ts';
import type { Plant, PlantScene } from './plant.ts';
import { type Enactment, reenact } from './reenact.ts';
import { placedCalls, type Turn, turnsOf } from './turns.ts';

/** A drawn place may not suit a plant, such as a row that does not exist: then another one is tried. */
const attempts = 3;

export interface Places {
  readonly turns: readonly Turn[];
  sceneFor(random: Random): PlantScene;
}

/** Where changes can be planted in a recorded play: its turns and calls, with the calls that were meant. */
export function placesFor({ trajectory, shown }: Pick<Enactment, 'trajectory' | 'shown'>): Places {
  const { catalog } = shown.agent;
  const steps = trajectory.steps.map((step) => ({ ...step, call: meantCall(step.call, catalog) }));
  const turns = turnsOf({ ...trajectory, steps });
  const calls = placedCalls(turns, steps).filter(({ call }) => !isSearch(call, catalog));
  return { turns, sceneFor: (random) => ({ turns, calls, steps, random, ...shown }) };
}

interface Planting {
  readonly sceneFor: Places['sceneFor'];
  readonly enactment: Enactment;
  readonly random: Random;
  /** Whether changed turns are of use, asked before they are played; all are if left out. */
  readonly suits?: (turns: readonly Turn[]) => boolean;
}

/** In how many places of a play a rare change is planted at most: three plays out of one are still much alike. */
const mostPlaces = 3;

/** The play with the change, once for each place where it is planted. */
export async function plantedPlays(plant: Plant, planting: Planting): Promise<Played[]> {
  const played: Played[] = [];
  const tried = new Set<string>();
  for (let place = 0; place < (plant.isRare ? mostPlaces : 1); place += 1) {
    const random = place === 0 ? planting.random : planting.random.fork(`place ${place}`);
    const found = await playedAt(plant, { ...planting, random }, tried);
    if (!found) break;
    played.push(found);
  }
  return played;
}

/** The play with the change; undefined where it has no place for it. */
export const plantedPlay = (plant: Plant, planting: Planting): Promise<Played | undefined> =>
  playedAt(plant, planting, new Set());

/** `tried`: what need not be tried again. */
async function playedAt(
  plant: Plant,
  { sceneFor, enactment, random, suits = () => true }: Planting,
  tried: Set<string>,
): Promise<Played | undefined> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const scene = sceneFor(random.fork(String(attempt)));
    const turns = plant.plant(scene);
    if (!turns) return undefined;
    const key = canonicalJson(turns);
    if (tried.has(key) || !suits(turns)) continue;
    tried.add(key);
    const played = await reenact(turns, enactment);
    if (plant.isReal?.(played, scene) ?? true) return played;
  }
  return undefined;
}
