// A hundred problems of every family, with one figure changed in each: whatever is drawn, tools, code, and a second way
// of computing come to the same answers.
import { describe } from 'vitest';
import { testFamilies } from '../../support/math-families.ts';

describe('a hundred problems of each family', () => testFamilies(100));
