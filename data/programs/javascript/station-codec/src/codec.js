import { checksum } from './checksum.js';

/** The first byte of a message: the letter W. */
const MAGIC = 0x57;

const MISSING = 0;
const REPEAT = 1;
const ABSOLUTE = 2;

/** A difference of 0 is stored as this byte, so that 3 to 255 mean -126 to 126. */
const ZERO = 129;

/** A repeat byte can stand for so many readings. */
const MOST_REPEATS = 255;

/**
 * Packs readings. A message is the byte 87, the readings, and the {@link checksum} of all bytes before it. A
 * reading is stored as its difference from the last one that was not missing (0 at the beginning), in one of
 * these forms:
 *
 * - 0 for a missing reading;
 * - `1, n` for the last stored value again, n times in a row (2 to 255; the missing ones are values too), where
 *   it is at least twice the same as the reading before;
 * - one byte from 3 to 255, which is the difference plus 129, for -126 to 126;
 * - `2, high, low` for the reading itself plus 32768, for larger differences.
 *
 * @param {(number | null)[]} readings tenths of a degree, whole numbers from -32768 to 32767; null is missing
 * @returns {number[]} bytes
 * @throws {RangeError} if a reading is not such a number
 */
export function encodeReadings(readings) {
  const bytes = [MAGIC];
  let last = 0;
  for (let index = 0; index < readings.length; ) {
    const reading = readings[index];
    const repeats = index === 0 ? 0 : countRepeats(readings, index);
    if (repeats >= 2) {
      bytes.push(REPEAT, repeats);
      index += repeats;
      continue;
    }
    bytes.push(...encodeReading(reading, last));
    last = reading ?? last;
    index += 1;
  }
  return [...bytes, checksum(bytes)];
}

/**
 * @param {(number | null)[]} readings
 * @param {number} start
 */
function countRepeats(readings, start) {
  let count = 0;
  while (
    count < MOST_REPEATS &&
    start + count < readings.length &&
    readings[start + count] === readings[start - 1]
  ) {
    count += 1;
  }
  return count;
}

/**
 * @param {number | null} reading
 * @param {number} last
 */
function encodeReading(reading, last) {
  if (reading === null) return [MISSING];
  if (!Number.isInteger(reading) || reading < -32768 || reading > 32767) {
    throw new RangeError(`${reading} is not a reading.`);
  }
  const difference = reading - last;
  if (Math.abs(difference) <= 126) return [difference + ZERO];
  return [ABSOLUTE, (reading + 32768) >> 8, (reading + 32768) & 255];
}

/**
 * Unpacks what {@link encodeReadings} packed.
 *
 * @param {number[]} bytes
 * @returns {(number | null)[]}
 * @throws {SyntaxError} if the first byte or the checksum is wrong, or a reading is cut off or repeats nothing
 */
export function decodeReadings(bytes) {
  const content = bytes.slice(0, -1);
  if (content[0] !== MAGIC) throw new SyntaxError('This is not a message of a weather station.');
  if (checksum(content) !== bytes[bytes.length - 1]) throw new SyntaxError('The checksum is wrong.');
  /** @type {(number | null)[]} */
  const readings = [];
  let last = 0;
  for (let index = 1; index < content.length; ) {
    const byte = content[index];
    const length = byte === REPEAT ? 2 : byte === ABSOLUTE ? 3 : 1;
    if (index + length > content.length) throw new SyntaxError('The last reading is cut off.');
    if (byte === REPEAT) {
      if (readings.length === 0) throw new SyntaxError('There is nothing to repeat.');
      readings.push(...Array.from({ length: content[index + 1] }, () => readings[readings.length - 1]));
    } else if (byte === MISSING) {
      readings.push(null);
    } else {
      last = byte === ABSOLUTE ? content[index + 1] * 256 + content[index + 2] - 32768 : last + byte - ZERO;
      readings.push(last);
    }
    index += length;
  }
  return readings;
}
