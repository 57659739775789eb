import { expect, it } from 'vitest';

import type { Start } from '@/api/start';

import { countDone, stepsOf } from './steps';

const step = (name: string, is_done: boolean, lacking: string[] = []) => ({ step: name, is_done, lacking });
const told: Start = { is_done: false, steps: [step('office', true), step('people', false), step('door', false),
  step('days_off', false, ['2027']), step('first_message', false), step('of_a_newer_program', false)] };

it('leads to where each step is done, and marks the first that is open', () => {
  const all = stepsOf(told, () => true);
  expect(all.map(({ key }) => key)).toEqual(['office', 'people', 'door', 'days_off', 'first_message']);
  expect(all.filter(({ isNext }) => isNext).map(({ key }) => key)).toEqual(['people']);
  expect(all.map(({ to }) => to?.name ?? null)).toEqual([null, 'users', 'channels', 'holidays', null]);
  expect(all[3]?.lacks).toBe('还缺2027年');
  expect(countDone(told)).toBe(1);
});

it('leads to no page that the console has not', () => {
  expect(stepsOf(told, (name) => name !== 'channels')[2]?.to).toBeNull();
});

it('marks nothing when all is done', () => {
  const done = { is_done: true, steps: [step('office', true), step('people', true)] };
  expect(stepsOf(done, () => true).some(({ isNext }) => isNext)).toBe(false);
});
