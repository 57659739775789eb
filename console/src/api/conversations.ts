import { read, write } from './client';
import type { components } from './schema';

export type Conversation = components['schemas']['Conversation'];
export type ConversationTalk = components['schemas']['ConversationTalk'];
export type TalkItem = components['schemas']['TalkItem'];
export type Filter = 'waiting' | 'taken' | 'all';

export const listConversations = (query: { filter?: Filter; cursor?: string; limit?: number }) =>
  read('/conversations', { query }).then((told) => told.body);
export const getWaitingForHuman = () =>
  read('/conversations/waiting', {}).then((told) => told.body);
export const getConversation = (id: string, cursor?: string) =>
  read('/conversations/{id}', { places: { id }, query: cursor ? { cursor } : {} })
    .then((told) => told.body);
export const listQuickReplies = () => read('/quick-replies', {}).then((told) => told.body.items);
export const takeConversation = (id: string) =>
  write('/conversations/{id}/take', { places: { id }, body: {} });
export const seeConversation = (id: string, until: number) =>
  write('/conversations/{id}/seen', { places: { id }, body: { until } });
export const replyInConversation = (id: string, text: string, until: number) =>
  write('/conversations/{id}/replies', { places: { id }, body: { text, until } });
export const handBackConversation = (id: string, until: number) =>
  write('/conversations/{id}/hand-back', { places: { id }, body: { until } });
