// The rules of reminding: as they are in force, worded anew, and put in force by another person.
import { client, read, remove, replace, write } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Rules = Schemas['ReminderRules'];
export type Rule = Schemas['ReminderRule'];
export type RulesDocument = Schemas['RulesDocument'];
export type RulesStep = Schemas['RulesStep'];
export type RuleChange = Schemas['RuleChange'];
export type RulesPreview = Schemas['RulesPreview'];
export type ChangedPush = Schemas['ChangedPush'];
export type Workbench = Schemas['RulesWorkbench'];
export type RulesDraft = Schemas['RulesDraft'];
export type RulesVersion = Schemas['RulesVersion'];

export const reminderRules = () => read('/reminder-rules').then((told) => told.body);
export const getWorkbench = () => read('/reminder-rules/draft').then((told) => told.body);
export const previewRules = (document: RulesDocument) =>
  client.ask<RulesPreview>('post', '/reminder-rules/preview',
    { body: { document }, keepsNothing: true }).then((told) => told.body);
export const putDraft = (document: RulesDocument, note: string, edition: number) =>
  replace('/reminder-rules/draft', { body: { document, note, edition } });
// 0: as the office's file has them.
export const draftVersion = (version: number, note: string, edition: number) =>
  replace('/reminder-rules/draft', { body: { version, note, edition } });
export const dropDraft = () => remove('/reminder-rules/draft');
export const confirmDraft = (id: number) => write('/reminder-rules/draft/confirm', { body: { id } });
