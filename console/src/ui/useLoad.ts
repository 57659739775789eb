// What a page asked for, and how it stands: asked at once and whenever `on` changes.
import { onUnmounted, ref, type Ref, shallowRef, type ShallowRef, watch, type WatchSource } from 'vue';

export interface Load<T> {
  data: ShallowRef<T | null>;
  error: ShallowRef<unknown>;
  isLoading: Ref<boolean>;
  reload: () => Promise<void>;
}

export function useLoad<T>(ask: () => Promise<T>, on?: WatchSource<unknown>): Load<T> {
  const data: ShallowRef<T | null> = shallowRef(null);
  const error: ShallowRef<unknown> = shallowRef(null);
  const isLoading = ref(true);
  let turn = 0; // an answer to what was asked before comes too late

  async function reload(): Promise<void> {
    const mine = ++turn;
    isLoading.value = true;
    try {
      const told = await ask();
      if (mine !== turn) return;
      data.value = told;
      error.value = null;
    } catch (thrown) {
      if (mine !== turn) return;
      error.value = thrown;
      data.value = null;
    }
    isLoading.value = false;
  }

  onUnmounted(() => { ++turn; });
  if (on) watch(on, reload);
  void reload();
  return { data, error, isLoading, reload };
}
