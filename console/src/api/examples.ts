// An office's own example sentences: by which its bot understands citizens, worded anew, tried, and
// put in force by another person.
import { client, read, remove, replace, write } from './client';
import type { components } from './schema';
import type { TextRehearsed } from './texts';

type Schemas = components['schemas'];
export type Example = Schemas['Example'];
export type Intent = Schemas['ExampleIntent'];
export type ExamplesBench = Schemas['ExamplesWorkbench'];
export type ExamplesDraft = Schemas['ExamplesDraft'];
export type ExamplesVersion = Schemas['ExamplesVersion'];
export type ExamplesCheck = Schemas['ExamplesCheck'];
export type Heard = Schemas['Heard'];
export type HeardChange = Schemas['HeardChange'];
export type SentenceTried = Schemas['SentenceTried'];

export const getExamples = () => read('/examples').then((told) => told.body);
export const putExamples = (examples: Example[], note: string, edition: number) =>
  replace('/examples/draft', { body: { examples, note, edition } });
// 0: none at all.
export const takeVersion = (version: number, edition: number) =>
  replace('/examples/draft', { body: { version, edition } });
export const dropExamples = () => remove('/examples/draft');
export const submitExamples = (id: number) => write('/examples/draft/submit', { body: { id } });
export const confirmExamples = (id: number) => write('/examples/draft/confirm', { body: { id } });
export const returnExamples = (id: number, answer: string) =>
  write('/examples/draft/return', { body: { id, answer } });

// These keep nothing: no answer of theirs is to be kept for a repeat.
export const trySentence = (text: string, examples?: Example[]) =>
  client.ask<SentenceTried>('post', '/examples/try',
    { body: { text, ...(examples && { examples }) }, keepsNothing: true }).then((told) => told.body);
export const checkExamples = (examples: Example[]) =>
  client.ask<ExamplesCheck>('post', '/examples/check',
    { body: { examples }, keepsNothing: true }).then((told) => told.body);
// Takes some seconds.
export const rehearseExamples = (examples: Example[]) =>
  client.ask<TextRehearsed>('post', '/examples/rehearse',
    { body: { examples }, keepsNothing: true }).then((told) => told.body);
