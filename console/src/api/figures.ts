// Figures for pictures: matters, how soon they are answered, what arrived, how it was rated.
import { addressOf, read } from './client';
import type { components } from './schema';

export type MatterFigures = components['schemas']['MatterFigures'];
export type AnswerFigures = components['schemas']['AnswerFigures'];
export type AnswerClock = components['schemas']['AnswerClock'];
export type AnswerCount = components['schemas']['AnswerCount'];
export type DeliveryFigures = components['schemas']['DeliveryFigures'];
export type DeliveryCount = components['schemas']['DeliveryCount'];
export type RatingFigures = components['schemas']['RatingFigures'];
export type RatingCount = components['schemas']['RatingCount'];
export type RatingPair = components['schemas']['RatingPair'];

export interface Period { from: string; until: string }
export type FigureName = 'matters' | 'answers' | 'delivery' | 'ratings';

export const getMatters = (query: Period) =>
  read('/figures/matters', { query }).then((told) => told.body);
export const getAnswers = (query: Period) =>
  read('/figures/answers', { query }).then((told) => told.body);
export const getDelivery = (query: Period) =>
  read('/figures/delivery', { query }).then((told) => told.body);
export const getRatings = (query: Period) =>
  read('/figures/ratings', { query }).then((told) => told.body);

// Where the same numbers lie as a table for Excel.
export const tableAddress = (name: FigureName, { from, until }: Period): string =>
  addressOf(`/figures/${name}`, { query: { from, until, format: 'csv' } });
