import { opponentsOf, standings } from './standings.js';

/** @typedef {import('./standings.js').Game} Game */
/** @typedef {{ white: string, black: string | null }} Pairing */

/**
 * Pairs the next round. With an odd number of players, the lowest in the standings who has had no bye gets one.
 * Then the highest player who is not paired meets the next one in the standings whom he has not met, as long as
 * all others can still be paired; if they cannot, the one after that is tried. Nobody meets twice. White is who
 * had White less often; if that is equal, the higher in the standings.
 *
 * @param {string[]} players
 * @param {Game[]} games all finished games, byes included
 * @returns {Pairing[]} the highest player's first, the bye last with `black` null
 * @throws {Error} if the players cannot be paired without meeting twice, or everybody has had a bye
 */
export function pairRound(players, games) {
  const ranked = standings(players, games).map(({ name }) => name);
  const met = new Map(ranked.map((name) => [name, new Set(opponentsOf(name, games))]));
  /** @type {Pairing[]} */
  const byes = [];
  if (ranked.length % 2 === 1) {
    const name = ranked.findLast(
      (player) => !games.some(({ white, black }) => white === player && black === null),
    );
    if (name === undefined) throw new Error('Everybody has had a bye.');
    byes.push({ white: name, black: null });
    ranked.splice(ranked.indexOf(name), 1);
  }
  const pairs = pairUp(ranked, (a, b) => met.get(a)?.has(b) === true);
  if (!pairs) throw new Error('The players cannot be paired without meeting twice.');
  /** @type {(name: string) => number} */
  const whites = (name) => games.filter(({ white, black }) => white === name && black !== null).length;
  const pairings = pairs.map(([higher, lower]) =>
    whites(higher) <= whites(lower) ? { white: higher, black: lower } : { white: lower, black: higher },
  );
  return [...pairings, ...byes];
}

/**
 * @param {string[]} ranked an even number of players
 * @param {(a: string, b: string) => boolean} haveMet
 * @returns {[string, string][] | undefined}
 */
function pairUp(ranked, haveMet) {
  if (ranked.length === 0) return [];
  const [first, ...others] = ranked;
  for (const other of others) {
    if (haveMet(first, other)) continue;
    const rest = pairUp(
      others.filter((name) => name !== other),
      haveMet,
    );
    if (rest) return [[first, other], ...rest];
  }
  return undefined;
}
