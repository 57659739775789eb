import type { TemplateState, WordingState } from '@/api/texts';
import type { Tone } from '@/ui/columns';

export const readers: Record<string, string> = {
  citizen: '群众读的', staff: '工作人员读的', paper: '文书',
};
export const stateNames: Record<WordingState, string> = {
  draft: '在写', submitted: '待审核', published: '已发布', returned: '被退回', dropped: '没有用',
};
export const stateTones: Record<WordingState, Tone> = {
  draft: 'primary', submitted: 'warning', published: 'success', returned: 'danger', dropped: 'info',
};

export const list = {
  title: '文字',
  lead: '回音说的每一句话都在这里，可以改成本单位的说法。改好后由另一位同事审核，审过才启用。',
  groups: '用在哪里',
  all: '全部',
  search: '找文字',
  searchHint: '名称，或文字里的几个字',
  find: '查找',
  which: '看哪些',
  states: { '': '都看', open: '在改', submitted: '待审核', changed: '改过的' },
  counted: (count: number) => `${count} 条`,
  more: (count: number) => `还有 ${count} 条没有列出来。多写几个字，或者选一个用处。`,
  changed: '改过',
  writing: (by: string) => `${by}在写`,
  waiting: (by: string) => `${by}送审，待审核`,
  empty: {
    search: (q: string) => `没有写着“${q}”的文字。换几个字，或者少写几个字再找。`,
    open: '没有人在改文字。点开一条，就能改。',
    submitted: '没有等着审核的文字。',
    changed: '还没有改过文字，现在都是原来的说法。',
    group: '这里没有文字。从“用在哪里”选一处看看。',
  },
};

export const page = {
  back: '回到文字',
  inForce: '现在用的',
  isChanged: '改过',
  isShipped: '原来的',
  editor: '改写',
  words: '改成',
  preview: '看起来是这样',
  versions: '各个版本',
};

export const chips = {
  title: '会变的内容（点一下放进去）',
  none: '这条文字没有会变的内容。',
  needed: '必须写上',
  isMissing: '还没写上',
  missing: (names: string[]) => `还没写上：${names.join('、')}。少了就不能保存。`,
  condition: '有才说…',
  conditionOf: (name: string) => `有${name}才说`,
  hint: '也可以在文字里打一个 {，再选。真要写花括号，打两个：{{ 和 }}。',
  offered: (count: number) => `有 ${count} 项可选，按上下键选，按回车放进去`,
  offers: '可以放进去的内容',
};

export const faults = {
  title: (count: number) => `有 ${count} 处要改`,
  line: (line: number) => `第 ${line} 行`,
  wide: (names: string[]) => `${names.map((name) => `｛${name}｝`).join('、')}用的是全角花括号，` +
    '会照原样写出来。请改成半角的，或者点下面的按钮放进去。',
  first: '先把上面指出的改好，再保存。',
};

export const preview = {
  sample: '按哪一位看',
  people: { 一般的: '一般的', 字数少的: '字数少的', 字数多的: '字数多的' },
  message: '微信',
  staffMessage: '企业微信',
  sms: '短信',
  cost: (signs: number, parts: number) => `${signs} 字，按 ${parts} 条计费`,
  paper: '印出来',
  faults: '改好指出的地方，这里就显示出来。',
  made: '里面的人和事都是举例。',
};

export const rehearsal = {
  title: '排练',
  what: '用随程序带来的对话各演一遍，看这样改会让哪些对话不一样。要几秒到几十秒。',
  start: '看看会改动哪些对话',
  busy: '正在排练…',
  stale: '文字后来又改过，要看新的请再排练一次。',
  count: (scripts: number, changed: number) =>
    changed ? `排练了 ${scripts} 段对话，${changed} 段不一样。` : `排练了 ${scripts} 段对话，都和现在一样。`,
  failed: (count: number) => `其中 ${count} 段说了不该说的，或少说了该说的。`,
  fails: '不合格',
  said: '群众：',
  more: (count: number) => `还有 ${count} 段，改法相同，没有列出来。`,
};

export const way = {
  note: '为什么改（给审核的人看）',
  noteHint: '可以不写',
  save: '保存草稿',
  saved: '草稿已保存',
  nothing: '还没有改动。',
  unsaved: '有改动还没保存。',
  replaceTitle: '换掉别人的稿子',
  replaceWhat: (by: string) =>
    `${by}正在写这条文字。保存以后就换成您的稿子，原来那一稿留在版本里。`,
  replace: '换成我的',
  submit: '送审',
  saveAndSubmit: '保存并送审',
  submitWhat: '由另一位有审核权限的同事看过，才会启用。审完之前不能再改，要改就先撤回。',
  submitted: '已经送审',
  tryIt: '试发给自己',
  trySms: '用短信试发',
  triedWecom: '已发到您的企业微信，前面写着“试发”',
  triedSms: (to: string) => `已发短信到您的手机 ${to}，前面写着“试发”：`,
  toMessage: '看这条消息',
  shipped: '用原来的文字',
  drop: '不要这一稿',
  dropWhat: '这一稿不再往下走，留在版本里，以后还可以拿来用。',
  dropped: '这一稿已放下',
  withdraw: '撤回',
  withdrawWhat: '这一稿不再送审，回到改写框里，可以接着改。',
  withdrawn: '已撤回，可以接着改',
  refusedSave: '没有保存',
  refusedSubmit: '没有送审',
  refusedTry: '没有发出',
  refusedDrop: '没有放下',
  leaveTitle: '有改动还没保存',
  leaveWhat: '现在离开，刚才写的就没有了。',
  found: '登录失效前写的还在，请看过再保存',
  leave: '不保存，离开',
  stay: '留下接着写',
  look: '您可以看，不能改。要改，请找管理员加上“文字编写”。',
};

export const review = {
  draft: (by: string, at: string) => `${by} ${at} 存的草稿`,
  submitted: (by: string, at: string) => `${by} ${at} 送审`,
  note: '说明',
  own: '自己写的要请另一位审核。',
  locked: '审完之前不能改。要改，先撤回。',
  others: '等有审核权限的同事来看。',
  // The preview shows what is in the editor: nobody publishes other words than he sees.
  ownFirst: '您的改写框里还有没保存的文字，预览显示的是它。放下以后才能审核。',
  takeBack: '放下我写的',
  difference: '改了哪里',
  publish: '发布',
  publishWhat: (title: string) =>
    `“${title}”从现在起就照这一稿说。原来的留在版本里，随时可以换回来。`,
  published: '已发布，现在就用这一稿',
  giveBack: '退回',
  giveBackTitle: '退回这一稿',
  answer: '为什么退回（写的人会看到）',
  answerNeeded: '请写上为什么退回，好让写的人知道怎么改。',
  returned: '已退回',
  refused: '没有退回',
  cancel: '不退了',
  wasReturned: (by: string) => `${by}退回了这一稿`,
  goOn: '接着改这一稿',
};

export const versions = {
  none: '还没有改过，现在用的就是原来的文字。',
  shipped: '原来的文字',
  inForce: '在用',
  written: (by: string, at: string) => `${by} ${at} 写`,
  published: (by: string, at: string) => `${by} ${at} 发布`,
  returned: (by: string, at: string) => `${by} ${at} 退回`,
  difference: '与现在用的比',
  noDifference: '与现在用的一样。',
  use: '用这一版',
  used: '已放进改写框，保存后才算数',
  more: '看更早的',
};

export const marks = { removed: '删去', added: '加上' };

export const templates = {
  title: '短信平台的模板',
  what: '有些短信平台只发它审核过的模板。把平台上的模板编号和原文记在这里，这条文字就按模板发出；群众读到的和这里写的一字不差，不一样的不会按模板发。',
  none: '还没有接要报备模板的短信平台。',
  providers: { aliyun: '阿里云', tencent: '腾讯云', mas: '云MAS' } as Record<string, string>,
  states: {
    none: '未报备', pending: '审核中', approved: '已通过', refused: '被驳回', stopped: '平台停用',
  } as Record<TemplateState, string>,
  tones: {
    none: 'info', pending: 'warning', approved: 'success', refused: 'danger', stopped: 'danger',
  } as Record<TemplateState, Tone>,
  outdated: '待重新报备',
  outdatedWhat: '文字在报备以后改过，和平台上的不一样，现在不按这个模板发。',
  code: '模板编号',
  by: (by: string, at: string) => `${by || '短信平台'} ${at} 记`,
  fills: (parameter: string, variable: string) => `${parameter} ← ${variable}`,
  read: '群众会读到',
  cost: (signs: number, parts: number) => `${signs} 字，按 ${parts} 条计费`,
  differs: '和现在用的比',
  without: (anyWords: boolean) =>
    anyWords ? '没有通过的模板时，按一般短信发。' : '没有通过的模板时，这家平台发不了这条文字，会换下一家。',
  record: '记下报备',
  change: '改报备',
  approve: '记为已通过',
  approveWhat: '从现在起，这条文字经这个账号就按模板发。请先在短信平台上看到“审核通过”。',
  approved: '已记为通过',
  form: {
    title: (account: string) => `${account}的模板`,
    state: '到哪一步',
    words: '报备的原文（不写签名）',
    hint: (isNamed: boolean) =>
      isNamed ? '会变的地方写成 ${name}，名字用英文字母。' : '会变的地方写成 {1}、{2}，从 1 连着排。',
    start: '用现在的文字起个头',
    mapping: '参数填什么',
    choose: '选一项',
    note: '说明（例如驳回的理由）',
    save: '保存',
    cancel: '不改了',
    saved: '已记下',
    refused: '没有记下',
    fits: '填好以后和现在用的一字不差。',
  },
  history: '报备的经过',
};
