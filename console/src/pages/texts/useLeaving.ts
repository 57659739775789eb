// Who leaves a page with words that nobody kept is asked first: by us on the way to another page, by
// the browser when it is shut. A session that ended asks nobody: then they are left behind for him.
import { ElMessageBox } from 'element-plus';
import { onBeforeUnmount, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

import { way as zh } from './zh';

export function useLeaving(isUnsaved: Ref<boolean>, leaveBehind: () => void): void {
  const shutting = (event: BeforeUnloadEvent): void => {
    if (isUnsaved.value) event.preventDefault();
  };
  window.addEventListener('beforeunload', shutting);
  onBeforeUnmount(() => { window.removeEventListener('beforeunload', shutting); });
  onBeforeRouteLeave(async (to) => {
    if (!isUnsaved.value) return true;
    if (to.name === 'sign-in') {
      leaveBehind();
      return true;
    }
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
