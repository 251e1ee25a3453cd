/**
 * Computes a checksum of one byte: beginning with 255, each byte is combined with the sum so far by exclusive or,
 * and the result is rotated left by one bit within eight bits.
 *
 * @param {number[]} bytes
 */
export function checksum(bytes) {
  return bytes.reduce((sum, byte) => {
    const mixed = sum ^ byte;
    return ((mixed << 1) | (mixed >> 7)) & 255;
  }, 255);
}
