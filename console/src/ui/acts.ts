// An act that changes something for somebody: says back what happens and to whom, does it, and
// tells how it went.
import { ElMessage, ElMessageBox } from 'element-plus';

import { messageOf } from '@/api/problem';

import { zh } from './zh';

export interface Act {
  title: string;
  what: string; // what happens, and to whom
  yes: string; // "取消预约", never "确定"
  done?: string; // where nothing else tells it
  isDangerous?: boolean;
  act: () => Promise<unknown>;
}

// Whether it was done.
export async function confirmed(act: Act): Promise<boolean> {
  try {
    await ElMessageBox.confirm(act.what, act.title, {
      confirmButtonText: act.yes, cancelButtonText: zh.cancel,
      confirmButtonClass: act.isDangerous ? 'el-button--danger' : '',
      type: act.isDangerous ? 'warning' : 'info', autofocus: false,
    });
  } catch {
    return false; // not wanted
  }
  try {
    await act.act();
    if (act.done) tell(act.done);
    return true;
  } catch (error) {
    tellFault(messageOf(error));
    return false;
  }
}

// What is to be read before one goes on.
export async function explained(title: string, what: string): Promise<void> {
  await ElMessageBox.alert(what, title, { confirmButtonText: zh.understood }).catch(() => undefined);
}

export function tell(text: string): void {
  ElMessage({ type: 'success', message: text, grouping: true });
}
export function tellFault(text: string): void {
  ElMessage({ type: 'error', message: text, duration: 8000, showClose: true, grouping: true });
}
