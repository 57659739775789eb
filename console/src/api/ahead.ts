// Who is signed in, asked before the page's other scripts are there: on a slow line that is a way there
// and back less. Built as a small file of its own (tools/first_chunks.mjs); so it imports nothing.

// Of this browser, to guess what is shown next; decides nothing. What is no browser has no such thing.
const kMark = 'huiyin.was_signed_in';
const store: Storage | undefined = globalThis.localStorage;
export const wasSignedIn = (): boolean => store?.getItem(kMark) === '1';
export function mark(isSignedIn: boolean): void {
  if (isSignedIn) store?.setItem(kMark, '1');
  else store?.removeItem(kMark);
}

// One answer for the first who asks the same, and for nobody once something was written: it may have
// changed what is answered.
export class Ahead {
  private answer: Promise<Response> | null = null;

  constructor(private readonly url: string) {}

  ask(send: typeof fetch): void {
    this.answer = send(this.url, { headers: { Accept: 'application/json' }, credentials: 'same-origin' });
    this.answer.catch(() => {}); // who takes it is told
  }

  take(url: string, method: string | undefined): Promise<Response> | null {
    const taken = method === 'GET' && url === this.url ? this.answer : null;
    if (taken || method !== 'GET') this.answer = null;
    return taken;
  }
}

export const ahead = new Ahead('/api/v1/session');
if (wasSignedIn()) ahead.ask(fetch);
