// Who leaves a page with words that nobody kept is asked first: by us on the way to another page, by
// the browser when it is shut.
import { ElMessageBox } from 'element-plus';
import { onBeforeUnmount, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

import { way as zh } from './zh';

export function useLeaving(isUnsaved: Ref<boolean>): void {
  const shutting = (event: BeforeUnloadEvent): void => {
    if (isUnsaved.value) event.preventDefault();
  };
  window.addEventListener('beforeunload', shutting);
  onBeforeUnmount(() => { window.removeEventListener('beforeunload', shutting); });
  onBeforeRouteLeave(async (to) => {
    if (!isUnsaved.value || to.name === 'sign-in') return true; // a session that ended waits for nobody
    try {
      await ElMessageBox.confirm(zh.leaveWhat, zh.leaveTitle, {
        confirmButtonText: zh.leave, cancelButtonText: zh.stay, type: 'warning', autofocus: false,
        confirmButtonClass: 'el-button--danger' });
      return true;
    } catch {
      return false;
    }
  });
}
