// Axes of variety: how a request may differ from the others of its kind. One value of each is drawn by the seed.
import { z } from 'zod';
import type { Random } from '../../../pipeline/hash.ts';

const values = z.array(z.string()).min(12);

export const requestAxesSchema = z.strictObject({
  situation: values,
  register: values,
  length: values,
  implicit: values,
  reason: values,
});
type RequestAxes = z.infer<typeof requestAxesSchema>;

export type DrawnAxes = { readonly [axis in keyof RequestAxes]: string };

export const drawAxes = (axes: RequestAxes, random: Random): DrawnAxes => ({
  situation: random.pick(axes.situation),
  register: random.pick(axes.register),
  length: random.pick(axes.length),
  implicit: random.pick(axes.implicit),
  reason: random.pick(axes.reason),
});
