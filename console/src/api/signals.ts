import { read, write } from './client';
import type { components } from './schema';

export type Signal = components['schemas']['Signal'];
export type SignalDetail = components['schemas']['SignalDetail'];
export type SignalState = 'open' | 'taken' | 'ended';

export const listSignals = (query: {
  state?: SignalState; kind?: string; from?: string; until?: string; cursor?: string; limit?: number;
}) => read('/signals', { query }).then((told) => told.body);
export const getSignalCounts = () => read('/signals/counts', {}).then((told) => told.body);
export const getSignal = (id: string) =>
  read('/signals/{id}', { places: { id } }).then((told) => told.body);
export const takeSignal = (id: number) =>
  write('/signals/{id}/take', { places: { id: String(id) }, body: {} });
export const endSignal = (id: number, outcome: string) =>
  write('/signals/{id}/end', { places: { id: String(id) }, body: { outcome } });
