import { describe, expect, it } from 'vitest';

import type { EventShape } from '@/api/events';

import { askedFor, phoneTyped, registersAs } from './register';

const field = (name: string) => ({ name, kind: 'text' as const, choices: [] });
const shape: EventShape = { name: 'registered', title: '登记', fields:
  ['number', 'arrival', 'received_by', 'matter', 'something_new', 'signatories', 'contact_known']
    .map(field) };

describe('registering a matter', () => {
  it('asks what every matter needs first, the rest later, and what the program knows not at all', () => {
    const { first, people, later } = askedFor(shape);
    expect(first.map(({ name }) => name)).toEqual(['matter', 'arrival']);
    expect(people.map(({ name }) => name)).toEqual(['signatories']);
    expect(later.map(({ name }) => name)).toEqual(['something_new']);
  });

  it('knows a mobile telephone however it is typed', () => {
    expect(phoneTyped('139 0000-1001')).toBe('13900001001');
    expect(phoneTyped('0571-88880000')).toBeNull();
    expect(phoneTyped('1390000')).toBeNull();
  });

  it('registers as who one is, and not where one is nothing of it', () => {
    expect(registersAs(['office_head', 'duty'])).toBe('duty');
    expect(registersAs(['leader', 'superior'])).toBeNull();
  });
});
