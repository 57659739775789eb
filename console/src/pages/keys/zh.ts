import type { Key, KeyMode } from '@/api/keys';
import type { Tone } from '@/ui/columns';

export const modeNames: Record<KeyMode, string> = { live: '正式', trial: '试用', test: '测试' };
export const modeHints: Record<KeyMode, string> = {
  live: '照常办事，照常发消息。',
  trial: '只能发给本单位的人员，也不能改群众的件和预约。联调时用。',
  test: '每一步都照样检查、照样回答，但什么也不留下，什么也不发。写程序时用。',
};
export const stateNames: Record<string, string> = {
  living: '在用', waiting: '等人同意', ended: '已停用', over: '已到期',
};
export const stateTones: Record<string, Tone> = {
  living: 'success', waiting: 'warning', ended: 'info', over: 'info',
};

// Scopes as people say them; a scope that is not here is shown by its name.
export const scopeNames: Record<string, string> = {
  'cases:read': '看信访件', 'cases:write': '登记信访件、写台账', 'accusations:read': '看检举控告',
  'people:read': '看信访人的姓名电话', 'people:write': '改信访人的手机号',
  'bookings:read': '看预约', 'bookings:write': '预约、取消', 'reception:read': '看接待日',
  'calendar:read': '看节假日', 'messages:read': '看消息到没到', 'messages:text': '看消息原话',
  'messages:send': '重发消息', 'templates:read': '看文字', 'reminders:read': '看催办', 'rules:read': '看催办规则',
  'webhooks:manage': '订阅变动', 'imports:write': '导入表格', 'readings:read': '看查阅记录',
  'promise:read': '看服务承诺', 'bulk:send': '群发',
};

export const zh = {
  title: '接口密钥',
  lead: '给别的系统用。密钥能看能做的，不能比发它的人多；多出来的，要另一个有这些权限的人同意。',
  caption: '接口密钥',
  add: '发一个密钥',
  name: '给哪个系统用',
  nameHint: '以后认得出的名字，如：区政务大厅叫号机',
  kind: '哪一类系统',
  mode: '密钥种类',
  state: '状态',
  made: '谁发的',
  used: '最后使用',
  never: '没用过',
  ends: '到期日（不填就不到期）',
  endsAt: '到期',
  noEnd: '不到期',
  roles: '以哪些角色写台账',
  can: '这类系统能做：',
  needs: (what: string) => `其中您自己没有的：${what}。发出后要等有这些权限的同事同意，才能用。`,
  waitsFor: (what: string) => `等人同意：${what}`,
  create: '发密钥',
  refused: '没有发成',
  empty: '还没有密钥。有别的系统要接入时，点“发一个密钥”。',
  emptyOther: '还没有密钥。',
  secretTitle: '密钥',
  secretSay: '只显示这一次。请马上存到要用它的系统里，不要发在聊天里。',
  secretWaits: '它现在还不能用：要等有权限的同事在这一页同意。',
  gotIt: '存好了',
  pass: '同意',
  passWhat: (name: string, what: string) => `“${name}”马上可以用，能：${what}。`,
  passDone: '已经同意，密钥可以用了',
  decline: '不同意',
  declineWhat: (name: string) => `“${name}”就此作废。要用的话，得重新发一个。`,
  declineDone: '密钥已经作废',
  end: '停用',
  endWhat: (name: string) => `“${name}”马上不能再用，也不能恢复。用着它的系统会连不上。`,
  endDone: '密钥已经停用',
};

export const wordsOf = (words: string[], roles: Record<string, string> = {}): string =>
  words.map((word) => scopeNames[word] ?? roles[word] ?? word).join('、');
export const madeBy = (key: Key): string => key.made_by || '命令行';
