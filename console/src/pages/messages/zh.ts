import type { MessageState } from '@/api/messages';
import type { Tone } from '@/ui/columns';

export const stateNames: Record<MessageState, string> = {
  queued: '等着发', accepted: '平台已收', held: '暂存', expired: '过了时效', failed: '发送失败',
  parked: '搁置，要人看', unknown: '不知道到没到', delivered: '已送达', blocked: '发不出去',
  kept_back: '试运行，没发',
};
export const stateTones: Record<MessageState, Tone> = {
  queued: 'info', accepted: 'primary', held: 'warning', expired: 'warning', failed: 'danger',
  parked: 'danger', unknown: 'warning', delivered: 'success', blocked: 'danger',
  kept_back: 'info',
};
export const channels: Record<string, string> = {
  'wecom.kf': '微信客服', 'wecom.app': '企业微信', sms: '短信',
};
export const abouts: Record<string, string> = {
  self_harm: '预警', violence: '预警', safety_emergency: '预警', group_threat: '预警',
  level_skipping: '预警', signal_card: '预警', signal_sms: '预警',
  notice: '文书', bulk: '群发', reminder: '催办', digest: '每日提醒', group_visit: '集体访',
  human: '有人要转人工', phone_code: '验证码', waiting_offer: '候补名额', visit_reminder: '来访提醒',
  card_done: '卡片回复', moved: '期限变动', reception_moved: '接访日改期',
  reception_cancelled: '接访日取消', trial: '试发', human_reply: '人工回复', hand_back: '交还智能助手', queue: '有人要转人工', supervision_opened: '督办',
  supervision_closed: '督办结束', '': '对话',
};

export const zh = {
  title: '消息',
  caption: '消息',
  which: '看哪些',
  troubled: '没送到的',
  all: '全部',
  id: '编号',
  about: '内容',
  channel: '渠道',
  state: '状态',
  reason: '原因',
  at: '时间',
  double: '可能重复',
  doubleHint: '有一次发送没有回音，按规定又发了一次，对方可能收到两条。',
  attempts: '发了几次',
  emptyTroubled: '没有送不到的消息，都好。',
  empty: '没有符合的消息。换一种状态看看。',
  back: '回到消息',
  to: '发给',
  words: '原话',
  wordsGone: '原话已经读不出来了。',
  noWords: '您没有看原话的权限。',
  cases: '说到的信访件',
  receipts: '回执',
  noReceipts: '平台还没有给回执。微信不给回执，短信一般几分钟内有。',
  account: '账号',
  providerId: '平台编号',
  expires: '过了这时就不发',
  resentAs: '重发成了',
  resentOf: '重发自',
  resend: '再发一次',
  resendHint: '对方会再收到一条。原来这一条的记录不变。',
  wayAsWas: '照原样',
  wayChannel: '换渠道',
  phone: '换手机号（用短信发）',
  text: '换一种说法',
  textHint: '不填就照原话',
  mayBeDouble: '我问过对方，知道可能收到两条，仍要发',
  resendWhat: (to: string) => `会给 ${to} 再发一条。只能再发一次。`,
  resendYes: '再发一次',
  resent: '已经再发一次',
  notYet: '还没有结果，不用重发。',
};

// What a state means to a person at the desk, and what to do.
export const meanings: Partial<Record<MessageState, string>> = {
  parked: '试了多次都不成，已经停下。看看原因，改好后可以再发。',
  failed: '平台明确说发不了。号码不对就换一个号码再发。',
  unknown: '发出去了，但平台没说到没到。先问问对方，再决定要不要重发。',
  blocked: '现在发不出去，多半是账号或设置的问题。请找管理员。',
  expired: '等得太久，已经过了时效，没有发。',
  kept_back: '试运行期间、用试用密钥发的，只发给本单位的人员。这条没有发出，以后也不会自己发。',
  held: '对方 48 小时没有来过消息，微信不让主动发。等他再来消息，或者换短信。',
};
