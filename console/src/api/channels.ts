import { read, write } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Channel = Schemas['Channel'];
export type ChannelSetting = Schemas['ChannelSetting'];
export type ChannelChecked = Schemas['ChannelChecked'];

export const listChannels = () => read('/channels').then((told) => told.body);
export const checkChannel = (name: string) => write('/channels/{name}/check', { places: { name } });
