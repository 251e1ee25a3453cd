// Vectors as records hold them, base64 of little-endian Float32, and their cosines.
import { BugError } from '../pipeline/errors.ts';

export function encodeVector(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');
}

/** The fields in which a record holds its vector. */
export function vectorFields(vector: Float32Array | undefined): { dimensions: number; data: string } {
  if (!vector || vector.length === 0) throw new BugError('a record needs a vector, and there is none');
  return { dimensions: vector.length, data: encodeVector(vector) };
}

export function decodeVector(data: string): Float32Array {
  const bytes = Buffer.from(data, 'base64');
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

/** The cosine of two L2-normalized vectors with the same number of dimensions. */
export function cosine(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

export function unitVector(vector: Float32Array): Float32Array {
  const length = Math.sqrt(cosine(vector, vector));
  return length === 0 ? vector : vector.map((value) => value / length);
}
