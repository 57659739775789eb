import { read, write } from './client';
import type { components, operations } from './schema';

type Schemas = components['schemas'];
export type Case = Schemas['Case'];
export type CaseState = Schemas['State'];
export type CaseEvent = Schemas['Event'];
export type Clock = Schemas['Clock'];
export type Notice = Schemas['Notice'];
export type NoticeTask = Schemas['NoticeTask'];
export type Reminder = Schemas['Reminder'];
export type Step = Schemas['Step'];
export type NewEvent = Schemas['NewEvent'];
export type CaseFilter = NonNullable<operations['listCases']['parameters']['query']>;

export const listCases = (query: CaseFilter, signal?: AbortSignal) =>
  read('/cases', { query, ...(signal && { signal }) }).then((told) => told.body);
export const getCase = (number: string) => read('/cases/{number}', { places: { number } });
export const listEvents = (number: string, cursor?: string) =>
  read('/cases/{number}/events', { places: { number }, query: { limit: 200, ...(cursor && { cursor }) } })
    .then((told) => told.body);
export const listClocks = (number: string) =>
  read('/cases/{number}/clocks', { places: { number } }).then((told) => told.body.items);
export const listNotices = (number: string) =>
  read('/cases/{number}/notices', { places: { number } }).then((told) => told.body.items);
export const listReminders = (number: string) =>
  read('/cases/{number}/reminders', { places: { number } }).then((told) => told.body.items);
export const listSteps = (number: string) =>
  read('/cases/{number}/steps', { places: { number } }).then((told) => told.body.items);
export const listSupervision = () =>
  read('/supervision-list', { query: { limit: 20 } }).then((told) => told.body.items);
export const listNoticeTasks = () => read('/notice-tasks').then((told) => told.body.items);
export const putEvent = (number: string, body: NewEvent, ifMatch: string | null) =>
  write('/cases/{number}/events', { places: { number }, body, ...(ifMatch && { ifMatch }) });
// Where the browser itself fetches it: a PDF, shown or printed by what it has for that.
export const paperAddress = (number: string, id: number): string =>
  `/api/v1/cases/${encodeURIComponent(number)}/notices/${id}/paper`;
export const withdrawNotice = (number: string, id: number, body: Schemas['NewWithdrawal']) =>
  write('/cases/{number}/notices/{id}/withdrawal', { places: { number, id }, body });
export const serveNotice = (number: string, id: number, body: Schemas['NewService']) =>
  write('/cases/{number}/notices/{id}/service', { places: { number, id }, body });
export const registerCase = (body: Schemas['NewCase']) => write('/cases', { body });
