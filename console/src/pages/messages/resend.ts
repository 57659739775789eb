// Which messages may be said once more, and what is asked for. The program has the last word.
import type { MessageDetail, ResendRequest } from '@/api/messages';

const kEnded = new Set(['parked', 'failed', 'unknown', 'blocked', 'expired', 'kept_back']);

export function mayResend(message: MessageDetail): boolean {
  return kEnded.has(message.state) && message.resent_as === null;
}

export interface Choices { channel: string; to: string; text: string; mayBeDouble: boolean }

export function requestOf(choices: Choices): ResendRequest {
  const request: ResendRequest = {};
  if (choices.to.trim()) request.to = choices.to.replace(/\s/g, '');
  else if (choices.channel) request.channel = choices.channel;
  if (choices.text.trim()) request.text = choices.text.trim();
  if (choices.mayBeDouble) request.may_be_double = true;
  return request;
}
