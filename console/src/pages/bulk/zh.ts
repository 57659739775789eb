import type { Bulk, BulkAct } from '@/api/office';

export const stateNames: Record<Bulk['state'], string> = {
  running: '正在发', paused: '已暂停', done: '发完了', stopped: '已停止',
};
export const acts: Record<BulkAct, { title: string; what: (waiting: number) => string; done: string }> = {
  pause: { title: '暂停', done: '已暂停',
    what: (waiting) => `还没发的 ${waiting} 人先不发，正在交给平台的几条会发出去。之后可以继续。` },
  resume: { title: '继续', done: '已继续',
    what: (waiting) => `会接着给还在等的 ${waiting} 人发。` },
  stop: { title: '停止', done: '已停止',
    what: (waiting) => `还没发的 ${waiting} 人不会再收到。停止以后不能再继续。` },
};
export const countNames: Record<keyof Bulk['counts'], string> = {
  waiting: '等着发', queued: '马上发', held: '暂存', accepted: '平台已收', delivered: '已送达',
  failed: '发送失败', expired: '过了时效', kept_back: '试运行，没发', unknown: '不知道到没到',
};
export const leftNames: Record<keyof Bulk['left_out'], string> = {
  doubled: '重复的', opted_out: '退订的', unreachable: '联系不上的', too_late: '过了截止日的',
  stopped: '停止时还没发的',
};

export const zh = {
  title: '群发',
  caption: '群发',
  id: '编号',
  words: '内容',
  state: '状态',
  people: '人数',
  reached: '已发出',
  by: '谁发的',
  at: '时间',
  empty: '还没有群发过。现在由其他系统用接口发起，在这里查看、暂停和停止。',
  back: '回到群发',
  sms: '短信的说法',
  sameWords: '与上面一样',
  pace: '每分钟最多',
  until: '过了这天不发',
  changed: '最近操作',
  counts: '发到哪里了',
  leftOut: '没有发给',
  nobody: '没有人被略过。',
};
