// A value that is typed, once it has been left alone for a while.
import { onScopeDispose, readonly, ref, type Ref, watch } from 'vue';

export function useSettled(source: Ref<string>, milliseconds: number): Readonly<Ref<string>> {
  const settled = ref(source.value);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(source, (now) => {
    clearTimeout(timer);
    timer = setTimeout(() => { settled.value = now; }, milliseconds);
  });
  onScopeDispose(() => { clearTimeout(timer); });
  return readonly(settled);
}
