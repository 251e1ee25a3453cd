/**
 * Says by how much a bid must at least exceed a price: 5 euros below 100, 10 below 200, 25 below 500, 50 below
 * 1000, and 100 from there on.
 *
 * @param {number} price in euros
 */
export function increment(price) {
  const steps = [
    [100, 5],
    [200, 10],
    [500, 25],
    [1000, 50],
  ];
  return steps.find(([below]) => price < below)?.[1] ?? 100;
}
