import { read, writeTable } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type StaffPreview = Schemas['StaffPreview'];
export type StaffRow = Schemas['StaffRow'];
export type StaffImported = Schemas['StaffImported'];

export type StaffListed = Schemas['StaffListed'];

export const listStaff = () => read('/staff').then((told) => told.body.items);
export const previewStaff = (table: string) => writeTable('/staff-imports/preview', table, {}, true);
export const importStaff = (table: string, edition: number, gone: 'stay' | 'leave') =>
  writeTable('/staff-imports', table, { edition, gone });
