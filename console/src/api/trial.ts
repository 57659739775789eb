import { read, remove, write } from './client';
import type { components } from './schema';

export type OfficeTrial = components['schemas']['OfficeTrial'];

export const getTrial = () => read('/office-trial').then((told) => told.body);
export const wishTrial = (to: 'live' | 'trial') => write('/office-trial/wish', { body: { to } });
export const confirmTrial = () => write('/office-trial/confirm', {});
export const dropWish = () => remove('/office-trial/wish');
