// A page's own script could not be had: the line is down, or the program was renewed meanwhile and
// has it under another name. Then everything is loaded anew, once.
import { messageOf, Offline } from '@/api/problem';

const kMark = 'huiyin.renewed_at';
const kOnceInMs = 60_000;

export async function pageNotLoaded(href: string): Promise<void> {
  const last = Number(sessionStorage.getItem(kMark) ?? 0);
  const isThere = await fetch('/console/', { cache: 'no-store' }).then((answer) => answer.ok, () => false);
  if (isThere && Date.now() - last > kOnceInMs) {
    sessionStorage.setItem(kMark, String(Date.now()));
    window.location.assign(href);
    return;
  }
  const { tellFault } = await import('./acts');
  tellFault(messageOf(new Offline()));
}
