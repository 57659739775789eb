import { read, write } from './client';
import type { components } from './schema';

export type Message = components['schemas']['Message'];
export type MessageDetail = components['schemas']['MessageDetail'];
export type MessageState = components['schemas']['MessageState'];
export type ResendRequest = components['schemas']['ResendRequest'];

export const listMessages = (query: { state?: string; cursor?: string; limit?: number }) =>
  read('/messages', { query }).then((told) => told.body);
export const getMessage = (id: string) =>
  read('/messages/{id}', { places: { id } }).then((told) => told.body);
export const resendMessage = (id: string, body: ResendRequest) =>
  write('/messages/{id}/resend', { places: { id }, body });
