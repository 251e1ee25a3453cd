/**
 * @typedef {{ white: string, black: string | null, result: 0 | 1 | 2 }} Game points of White in half points: 2
 *   for a win, 1 for a draw. A bye has no opponent: `black` is null and the result 2.
 * @typedef {{ name: string, halfPoints: number, buchholz: number }} Standing
 */

/** Half points for a round without an opponent. */
export const BYE = 2;

/**
 * Ranks the players by half points, then by Buchholz (the sum of the half points of all their opponents; byes add
 * nothing), then in the order in which they are listed.
 *
 * @param {string[]} players
 * @param {Game[]} games finished games of these players
 * @returns {Standing[]} the best first
 */
export function standings(players, games) {
  const halfPoints = new Map(players.map((name) => [name, 0]));
  /** @type {(name: string) => number} */
  const pointsOf = (name) => Number(halfPoints.get(name));
  for (const { white, black, result } of games) {
    halfPoints.set(white, pointsOf(white) + result);
    if (black !== null) halfPoints.set(black, pointsOf(black) + 2 - result);
  }
  return players
    .map((name) => ({
      name,
      halfPoints: pointsOf(name),
      buchholz: opponentsOf(name, games).reduce((sum, opponent) => sum + pointsOf(opponent), 0),
    }))
    .sort((a, b) => b.halfPoints - a.halfPoints || b.buchholz - a.buchholz);
}

/**
 * @param {string} name
 * @param {Game[]} games
 * @returns {string[]} everybody whom the player met, in order of the games
 */
export function opponentsOf(name, games) {
  return games.flatMap(({ white, black }) => {
    if (black === null) return [];
    if (white === name) return [black];
    return black === name ? [white] : [];
  });
}
