// Every text that the product says: what is in force, what is being worded, how it would be read.
import { client, read, remove, replace, write } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type TextList = Schemas['TextList'];
export type TextLine = Schemas['TextLine'];
export type TextGroup = Schemas['TextGroup'];
export type Text = Schemas['Text'];
export type TextVariable = Schemas['TextVariable'];
export type Wording = Schemas['Wording'];
export type WordingState = Schemas['WordingState'];
export type TextWording = Schemas['TextWording'];
export type TextPreview = Schemas['TextPreview'];
export type TextSample = Schemas['TextSample'];
export type TextPaper = Schemas['TextPaper'];
export type TextRehearsed = Schemas['TextRehearsed'];
export type ScriptChange = Schemas['ScriptChange'];
export type TrialState = Schemas['TrialState'];
export type TrialWay = 'wecom' | 'sms';
export type TextState = 'open' | 'submitted' | 'changed';

export const listTexts = (query: { state?: TextState; q?: string } = {}) =>
  read('/texts', { query }).then((told) => told.body);
export const getText = (key: string) =>
  read('/texts/{key}', { places: { key } }).then((told) => told.body);
export const saveText = (key: string, body: TextWording) =>
  replace('/texts/{key}/draft', { places: { key }, body });
export const dropText = (key: string) => remove('/texts/{key}/draft', { key });
export const submitText = (key: string) => write('/texts/{key}/submit', { places: { key } });
export const publishText = (key: string, id: number) =>
  write('/texts/{key}/publish', { places: { key }, body: { id } });
export const returnText = (key: string, id: number, answer: string) =>
  write('/texts/{key}/return', { places: { key }, body: { id, answer } });
export const tryText = (key: string, text: string, way: TrialWay) =>
  write('/texts/{key}/try', { places: { key }, body: { text, way } });
export const getTrial = (message: number) =>
  read('/trials/{message}', { places: { message } }).then((told) => told.body);

// Takes some seconds.
export const rehearseText = (key: string, text: string) =>
  client.ask<TextRehearsed>('post', '/texts/{key}/rehearse',
    { places: { key }, body: { text }, keepsNothing: true }).then((told) => told.body);
// Keeps nothing: asked for as one types, so no answer of it is to be kept for a repeat either.
export const previewText = (key: string, text: string) =>
  client.ask<TextPreview>('post', '/texts/{key}/preview',
    { places: { key }, body: { text }, keepsNothing: true }).then((told) => told.body);

// What the providers of SMS approved for a text.
export type ProviderTemplates = Schemas['ProviderTemplates'];
export type TemplateOfAccount = Schemas['ProviderTemplateOfAccount'];
export type ProviderTemplate = Schemas['ProviderTemplate'];
export type TemplateWish = Schemas['ProviderTemplateWish'];
export type TemplateLook = Schemas['ProviderTemplateLook'];
export type TemplateState = Schemas['ProviderTemplateState'];

export const listProviderTemplates = (key: string) =>
  read('/texts/{key}/provider-templates', { places: { key } }).then((told) => told.body);
export const recordProviderTemplate = (key: string, account: string, body: TemplateWish) =>
  replace('/texts/{key}/provider-templates/{account}', { places: { key, account }, body });
export const approveProviderTemplate = (key: string, account: string, id: number) =>
  write('/texts/{key}/provider-templates/{account}/approve', { places: { key, account }, body: { id } });
// Keeps nothing, as a preview.
export const lookAtProviderTemplate = (key: string, account: string, body: TemplateWish) =>
  client.ask<TemplateLook>('post', '/texts/{key}/provider-templates/{account}/look',
    { places: { key, account }, body, keepsNothing: true }).then((told) => told.body);
