// What a tree means: another text with the same behavior is the same state, and whatever cheats is another one.
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../../pipeline/hash.ts';
import type { Workspace } from '../../../schemas/program.ts';
import { meaningOf } from '../../../stages/programs/meaning.ts';
import { ownProgram } from '../../support/own-program.ts';

const signal = new AbortController().signal;
const source = ownProgram['src/fares.js'] ?? '';
const tests = { 'tests/fares.test.js': ownProgram['tests/fares.test.js'] ?? '' };
const hidden = { 'hidden/fares-hidden.test.js': ownProgram['hidden/fares-hidden.test.js'] ?? '' };
const workspace: Workspace = {
  program: 'p',
  language: 'javascript',
  files: { 'src/fares.js': source.replace('age <= 6', 'age < 6'), ...tests },
  hidden,
  kept: ['tests/fares.test.js'],
};

const stateOf = async (text: string, more: Readonly<Record<string, string>> = {}, own = workspace) =>
  hashOf(await meaningOf(own, { 'src/fares.js': text, ...tests, ...more }, signal));

describe('the state of a project', () => {
  it('is that of the repaired program, however the repair is written', async () => {
    const repaired = await stateOf(source);
    expect(await stateOf(source.replace('age <= 6', '!(age > 6)'))).toBe(repaired);
    expect(await stateOf(source, { 'NOTES.md': 'repaired' })).toBe(repaired);
    expect(await stateOf(source.replace('age <= 6', 'age < 6'))).not.toBe(repaired);
  });

  it('is another one where a test that was there was bent, or a new one fails', async () => {
    const repaired = await stateOf(source);
    expect(await stateOf(source, { 'tests/fares.test.js': '' })).not.toBe(repaired);
    const failing = (tests['tests/fares.test.js'] ?? '').replace('260', '261');
    expect(await stateOf(source, { 'tests/more.test.js': failing })).not.toBe(repaired);
  });

  it('tells whether the tests in the tree notice what they must', async () => {
    const broken = { 'src/fares.js': source.replace('age <= 6', 'age < 6') };
    const own = { ...workspace, hidden: {}, mutants: [{ name: 'm', files: broken }] };
    const better = (hidden['hidden/fares-hidden.test.js'] ?? '').replace('children', 'more');
    expect(await meaningOf(own, { 'src/fares.js': source, ...tests }, signal)).toMatchObject({
      survivors: ['m'],
    });
    const files = { 'src/fares.js': source, ...tests, 'tests/more.test.js': better };
    expect(await meaningOf(own, files, signal)).toMatchObject({ survivors: [], isGreen: true });
  });

  it('tells which names are missing and which should be gone', async () => {
    const names = { defined: [{ name: 'price', file: 'src/fares.js' }], gone: ['fare'] };
    const own = { ...workspace, names };
    const renamed = (text: string): string => text.replaceAll(/\bfare\b/g, 'price');
    const files = {
      'src/fares.js': renamed(source),
      'tests/fares.test.js': renamed(tests['tests/fares.test.js']),
    };
    expect(await meaningOf({ ...own, hidden: {} }, files, signal)).toMatchObject({ missing: [] });
    const old = await meaningOf(own, { 'src/fares.js': source, ...tests }, signal);
    expect(old).toMatchObject({ missing: ['price is not defined in src/fares.js', 'fare is still there'] });
  });
});
