import type { SignalState } from '@/api/signals';
import type { Tone } from '@/ui/columns';

// What staff are told at once, in the order of how soon somebody must see to it.
export const kinds: Record<string, string> = {
  self_harm: '轻生风险', violence: '暴力风险', safety_emergency: '用药用械安全紧急情况',
  group_threat: '扬言聚集', group_visit: '多人来访', level_skipping: '打算越级走访',
  complaint: '投诉工作人员', accusation: '检举控告', overdue: '询问超期的事项',
  cluster: '多人反映同一问题', joint_letter: '联名信', repeat: '同一个人又来反映',
  urging: '请求催办', waiting: '久等无人回复', abuse: '情绪激动',
};
export const ofMatters = new Set(['cluster', 'joint_letter', 'repeat']);
export const stateNames: Record<SignalState, string> = {
  open: '没人接手', taken: '有人在处理', ended: '已办完',
};
export const stateTones: Record<SignalState, Tone> = {
  open: 'danger', taken: 'warning', ended: 'success',
};

export const zh = {
  title: '预警',
  lead: '群众说的话里有危险、聚集、越级这些情况，或者登记的信访件是联名信、重复反映、多人反映同一问题时，会在这里列出来，并马上通知值班的人。没人接手的排在最前面。',
  caption: '预警名单',
  empty: '没有预警。智能助手听出有人可能轻生、动手、聚集或者吃药出事时，会列在这里，并马上通知值班的人。',
  emptyFiltered: '没有符合的预警。换个条件看看。',
  which: '看哪些',
  allStates: '全部状态',
  kind: '哪一种',
  allKinds: '全部种类',
  from: '从哪天起',
  other: '需要关注',
  state: '状态',
  at: '时间',
  times: '几次',
  people: '人数',
  who: '谁在处理',
  nobody: '还没有人',
  servicer: '微信客服的接待人员',
  close: '收起',
  calling: '正在逐个叫人，直到有人接手',
  source: '从哪里来',
  conversation: (id: number) => `会话${id}号`,
  booking: (number: string) => `预约${number}`,
  matter: (number: string) => `信访件${number}`,
  about: '信访件',
  noMatters: '没有您能看的信访件。',
  raised: '第一次',
  last: '最近一次',
  taken: (by: string, at: string) => `${by}，${at}接手`,
  ended: (by: string, at: string) => `${by}，${at}办完`,
  said: '原话',
  noWords: '您没有看原话的权限。',
  unreadable: '（原话读不出来）',
  told: '通知了谁',
  toldNobody: '没有能通知到的人。请管理员在单位文件里写上该通知谁。',
  atOnce: '马上通知',
  call: (step: number) => `第${step}次呼叫`,
  outcome: '结果',
  take: '我来处理',
  takenDone: '已由您接手，不再叫别人',
  end: '记下结果',
  endTitle: '记下这条预警的结果',
  endWhat: '做了什么（一句话）',
  endHint: '比如：已联系上本人，家人在身边。记下以后，这条预警就算办完。',
  endDone: '结果已记下',
  refused: '没有记上',
  toTalk: '去会话里接待',
};

export const kindName = (kind: string): string => kinds[kind] ?? zh.other;
