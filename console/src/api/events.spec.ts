import { describe, expect, it } from 'vitest';

import { shapesOf } from './events';

const document = { components: { schemas: {
  Case: { type: 'object', properties: { number: { type: 'string' } } },
  NewEvent_extended: { type: 'object', title: '延期', properties: {
    event: { const: 'extended' }, as: { type: 'string' }, by: { type: 'string' },
    date: { type: 'string', format: 'date' }, days: { type: 'integer' }, reason: { type: 'string' },
    until: { type: 'string', format: 'date' }, is_last: { type: 'boolean' },
    kind: { type: 'string', enum: ['a', 'b'] }, units: { type: 'array', items: { type: 'string' } },
    marks: { type: 'array', items: { type: 'string', enum: ['c'] } },
    members: { type: 'array', items: { type: 'object' } } } },
} } };

describe('the form of an entry', () => {
  it('has the fields of the document, but those that each entry has', () => {
    const [shape, ...more] = shapesOf(document);
    expect(more).toEqual([]);
    expect(shape?.title).toBe('延期');
    expect(shape?.fields.map(({ name, kind }) => `${name} ${kind}`)).toEqual(['days whole',
      'reason text', 'until date', 'is_last flag', 'kind choice', 'units texts', 'marks choices']);
    expect(shape?.fields.find(({ name }) => name === 'kind')?.choices).toEqual(['a', 'b']);
  });

  it('is none where there is no document', () => {
    for (const nothing of [null, 'html', {}, { components: 3 }]) expect(shapesOf(nothing)).toEqual([]);
  });
});
