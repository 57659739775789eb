// A form in a dialog that is sent: busy meanwhile, shut when it was done; what it was refused with
// stays to be read until it is sent again.
import { ref, type Ref, shallowRef, type ShallowRef } from 'vue';

export interface Submit {
  isOpen: Ref<boolean>;
  isBusy: Ref<boolean>;
  fault: ShallowRef<unknown>; // of the last try, for a FaultBox; null: none
  submit: () => Promise<void>;
}

export function useSubmit(send: () => Promise<void>): Submit {
  const isOpen = ref(true);
  const isBusy = ref(false);
  const fault: ShallowRef<unknown> = shallowRef(null);

  async function submit(): Promise<void> {
    if (isBusy.value) return; // Enter, while the button waits
    isBusy.value = true;
    fault.value = null;
    try {
      await send();
      isOpen.value = false;
    } catch (error) {
      fault.value = error;
    } finally {
      isBusy.value = false;
    }
  }
  return { isOpen, isBusy, fault, submit };
}
