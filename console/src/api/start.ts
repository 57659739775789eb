// What a new office still lacks until its first message is out.
import { read, write } from './client';
import type { components } from './schema';
import type { TrialWay } from './texts';

export type Start = components['schemas']['Start'];
export type StartStep = components['schemas']['StartStep'];

export const getStart = () => read('/start').then((told) => told.body);

// Words that every office has, as they stand, to oneself.
export const sendFirst = (way: TrialWay) =>
  write('/texts/{key}/try', { places: { key: 'greet' }, body: { way } });
