// A page that follows conversations while it is open. What changes in a burst is asked for once.
import { onUnmounted, ref, type Ref } from 'vue';

import { watchConversations } from '@/api/live';

const kBurstMs = 250;

export function useLive(changed: (ids: Set<number> | null) => void): Ref<boolean> {
  const isOpen = ref(true);
  let ids: Set<number> | null = new Set();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function tell(): void {
    const told = ids;
    ids = new Set();
    timer = undefined;
    changed(told);
  }
  const end = watchConversations({
    isOpen: (open) => { isOpen.value = open; },
    changed: (id) => {
      if (id === null) ids = null;
      else ids?.add(id);
      timer ??= setTimeout(tell, kBurstMs);
    },
  });
  onUnmounted(() => { clearTimeout(timer); end(); });
  return isOpen;
}
