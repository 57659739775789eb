// Signing in by WeCom: to its page and back, with a code in the address. In WeCom's own browser nobody
// is asked to choose.
import { onMounted, ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';

import { messageOf } from '@/api/problem';
import { beginAtWecom, signInByWecom, signInWays } from '@/api/session';

import { insideOnly } from './inside';

const text = (value: unknown): string => typeof value === 'string' ? value : '';
const isInWecom = (): boolean => navigator.userAgent.includes('wxwork/');

export function useWecom(tell: (fault: string) => void) {
  const route = useRoute();
  const router = useRouter();
  const isOffered = ref(false);
  const isBusy = ref(false);
  const to = insideOnly(route.query['to']);

  async function trying(act: () => Promise<void>): Promise<void> {
    tell('');
    isBusy.value = true;
    try {
      await act();
    } catch (error) {
      tell(messageOf(error));
      isBusy.value = false;
    }
  }

  const begin = () => trying(async () => { location.assign(await beginAtWecom(to)); });

  const comeBack = (code: string, state: string) => trying(async () => {
    await router.replace({ name: 'sign-in', query: { to } }); // a code is good once
    await signInByWecom(code, state);
    await router.replace(to);
  });

  onMounted(async () => {
    const code = text(route.query['code']);
    if (code) await comeBack(code, text(route.query['state']));
    // Whether it is offered is no use to somebody who is in already; who cannot be told has a password.
    isOffered.value = (await signInWays().catch(() => null))?.wecom ?? false;
    const isSentHere = route.query['to'] !== undefined && !code && !text(route.query['fault']);
    if (isOffered.value && isSentHere && isInWecom()) await begin(); // not who signed out
  });
  return { isOffered, isBusy, begin };
}
