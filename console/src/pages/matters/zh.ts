import type { CaseState } from '@/api/cases';

// As petition/case_file.cpp calls them; a list's filter offers them before any case is read.
export const states: Record<CaseState, string> = {
  draft: '填写中', registered: '已登记', transferred_in: '转来待办', accepted: '已受理',
  not_accepted: '不予受理', routed: '已告知其他途径', transferred: '已转送',
  answered_on_spot: '已当场答复', in_progress: '办理中', concluded: '已作出意见', served: '已送达',
  review: '复查中', review_decided: '已作出复查意见', rereview: '复核中', final: '已终结',
  followed_up: '已回访', archived: '已归档', no_longer_accepted: '不再受理', withdrawn: '已撤回',
};

export const zh = {
  title: '信访件',
  caption: '信访件',
  number: '登记号',
  state: '状态',
  due: '最晚哪天',
  since: '从哪天起',
  unit: '主办单位',
  handler: '承办人',
  find: '找一件',
  findLabel: '按登记号找',
  findHint: '如 XF2026-000123',
  wrongNumber: '登记号是 XF、四位年份和六位数字，如 XF2026-000123',
  all: '全部',
  open: '在办',
  closed: '办完的',
  pressing: '按期限排，急的在前',
  overdue: '超期的',
  anyState: '各种状态',
  which: '看哪些',
  filterHandler: '承办人姓名',
  empty: '没有符合的信访件。换个条件，或者按登记号找。还一件都没有的，由办案系统登记，或者请运维人员用 huiyin import 导入。',
  none: '还没有信访件。群众在微信里提交，或者由值班人员登记以后，就会出现在这里。',
};

export const detail = {
  back: '回到信访件',
  facts: '基本情况',
  cause: '事由',
  place: '问题发生地',
  sponsor: '包案领导',
  receiver: '首办责任人',
  coUnits: '协办单位',
  conclusion: '处理结论',
  representative: (place: number) => `第${place}位代表`,
  petitioner: '信访人',
  phone: '手机',
  noPhone: '没有在用的手机号',
  showPerson: '看姓名和手机',
  showNote: '会记入查阅记录',
  accusation: '检举控告',
  clocks: '期限',
  noClocks: '现在没有期限在走。',
  due: '最晚',
  safe: '最好在',
  late: '已超期',
  running: '在走',
  met: '按时完成',
  metLate: '完成了，但超期',
  ended: '不再计算',
  why: '为什么是这一天',
  article: (article: string) => `依据：${article}。`,
  ledger: '台账',
  notices: '文书',
  noNotices: '还没有发出文书。作出告知、意见等决定后，文书会自动生成。',
  notice: '文书',
  docNumber: '文号',
  issued: '发出',
  step: '送到哪一步',
  opened: '群众打开',
  print: '打印（PDF）',
  printOf: (kind: string, number: string) => `打印${kind}${number && `（${number}）`}，PDF，在新窗口打开`,
  withdrawn: '已撤销，不再有效',
  reminders: '提醒',
  noReminders: '还没有为这一件发过提醒。',
  acknowledged: (by: string | null) => `${by ?? ''}已回执`,
  steps: '下一步',
  waits: (title: string, why: string) => `“${title}”还不能办：${why}。`,
  noSteps: '您在这一件上没有可以办的事。',
  other: '其他登记',
  moreLedger: '再看后面的',
  correction: '更正要逐项写明，请用接口或找管理员。',
};

export const form = {
  as: (title: string) => `以${title}的身份办理`,
  date: '日期',
  dateHint: '不填就是今天',
  submit: (title: string) => `记入台账：${title}`,
  say: (title: string, number: string) =>
    `“${title}”会记入 ${number} 的台账，不能删除，只能更正。该发给群众的文书会随之发出。`,
  done: (title: string) => `“${title}”已记入台账`,
  refused: '没有记入',
  listHint: '几个用“、”隔开',
  yes: '是',
};

export const service = {
  open: '记录送达',
  title: (kind: string) => `${kind}：记录送达`,
  as: '以什么身份',
  proof: '怎么知道他收到了',
  proofHint: '如：当面签收、邮寄回执号',
  date: '送达日期（不填就是今天）',
  say: '从送达这一天起算的期限会开始走。记下以后不能删除，只能更正。',
  submit: '记录送达',
  done: '送达已记录',
  refused: '没有记录',
};

export const withdrawal = {
  open: '撤销',
  title: (kind: string) => `${kind}：撤销`,
  as: '以什么身份',
  reason: '为什么撤销',
  reasonHint: '如：复查机关写错了',
  replacedBy: '现在有效的是哪一份（没有就不选）',
  none: '没有替换的',
  say: '撤销以后不再送达；群众打开、扫码核对时会看到它已经撤销。文书和记录都还在，撤销不能收回。',
  submit: '撤销这份文书',
  done: '文书已撤销',
  refused: '没有撤销',
};

export const steps: Record<string, string> = {
  link: '微信链接', done: '不用再送', wecom: '微信链接', sms: '短信链接', call: '要打电话告知', post: '要邮寄或当面送', served: '已送达',
  handed: '当面交付', opened: '群众已打开', '': '—',
};

export const reminderStates: Record<string, string> = {
  sent: '已发', desk: '放在信访办', superseded: '被后面的代替', unreachable: '发不到', done: '已不需要',
  met: '已完成，没有发',
};

export const roles: Record<string, string> = {
  receiver: '接待人', handler: '承办人', co_handler: '协办单位经办人', section_head: '科室负责人',
  duty: '信访办值班人员', office_head: '信访办负责人', unit_officer: '责任单位授权人员',
  sponsor: '包案领导', leader: '分管领导', principal_leader: '主要领导', reviewer: '复查复核机关',
  chair: '听证主持人', superior: '转来机关', citizen: '信访人', system: '系统', import: '导入',
};

export const kinds: Record<string, string> = {
  acceptance: '受理告知书', not_accepted: '不予受理告知书', no_longer: '不再受理告知书',
  route: '分类处理告知书', transfer: '转送（交办）告知书', assign_letter: '交办函',
  return_letter: '异议退回函', visit_advice: '来访事项告知书', supplement: '补正通知',
  extension: '延期告知书', opinion_supported: '信访处理意见书', opinion_explained: '信访处理意见书',
  opinion_not_supported: '信访处理意见书', opinion_record: '信访处理意见书信息单',
  suggestion_reply: '建议意见答复', mediation: '调解（和解）协议书', review_receipt: '复查受理通知书',
  review_opinion: '信访事项复查意见书', rereview_opinion: '信访事项复核意见书',
  hearing_notice: '听证通知书', hearing_result: '听证意见', booking_receipt: '预约登记回执',
  visit_arrangement: '接访安排通知', visit_change: '接访变更通知', invitation: '约访函',
  urging: '催办提醒', supervision: '督办通知', bulletin: '逾期通报',
  improvement_advice: '改进工作建议', service_proof: '送达回证', rating_invitation: '满意度评价邀请',
};

export const phones = {
  cut: '号码换人了', cutTitle: '停用这个手机号', cutYes: '停用',
  cutWhat: (name: string, tail: string) =>
    `尾号${tail}不再是${name}的：${name}的消息、文书不再发到这个号码，发去过的链接打不开，绑定过的微信也解除。请${name}带证件来窗口换成新号码。`,
  cutDone: '号码已停用',
  renew: '换手机号', give: '登记手机号', renewTitle: (name: string) => `${name}的新手机号`,
  newPhone: '新手机号', renewYes: '换成这个号码', renewDone: '手机号已换',
  renewHint: '请先看过身份证件，确认号码是本人的。以后查询用新号码的后四位，绑定微信要重新验证。',
  renewRefused: '没有换成',
};

export const register = {
  title: '登记信访件',
  back: '回到信访件',
  name: '信访人姓名',
  phone: '手机号',
  phoneHint: '没有就不填；有了才能查询、收到告知',
  known: (name: string) => `${name}以前登记过`,
  otherName: (name: string) => `这个手机号${name}登记过`,
  otherSay: '请核对姓名。合用一个号码的照写就行，各人的信访件只有自己能看。号码换了主人的，先停用原来那一位的：',
  knownNone: '没有您能看到的信访件。',
  before: (count: number) => `以前有${count}件。同一件事不用再登记，请在原来那一件上写台账：`,
  others: '几个人一起反映的，推选的代表',
  othersSay: '连上面第一位最多 5 位（《信访工作条例》第二十条）。告知书和查询码给第一位，由他转告；其余的人只写总人数。',
  placeName: (at: number) => `第${at}位代表姓名`, placePhone: (at: number) => `第${at}位代表手机号`,
  addOther: '加一位代表', dropOther: (at: number) => `去掉第${at}位`,
  moreOfMany: '被检举控告的单位和人、应当回避的人',
  more: '联名人数、被检举控告的单位和人、应当回避的人',
  submit: '登记',
  refused: '没有登记成',
  done: (number: string) => `已登记：${number}`,
  code: (code: string) => `查询码：${code}`,
  tell: '请把登记号和查询码当面告诉信访人，他可以凭手机号后四位和查询码查进度。',
  noCode: '没有手机号，信访人不能自己查，请把登记号告诉他。',
  look: '看这一件', again: '再登记一件',
  mayNot: '按您在单位里的职务，不能替信访人登记。请找值班人员。',
};
