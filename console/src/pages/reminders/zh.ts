export const zh = {
  title: '催办规则',
  lead: '每个期限到什么时候催谁、逾期以后报给谁。一个人改，另一个人确认以后生效。',
  ofFiles: '现在用的是本单位资料文件里的规则。',
  ofConsole: (by: string, confirmed: string, at: string) => `现在用的是${by}在管理后台改、${confirmed}确认的规则，${at}起生效，代替资料文件里的。`,
  edit: '改规则',
  when: '什么时候',
  whom: '催谁',
  also: '同时',
  caption: (titles: string) => `${titles}的催办规则`,
  nobody: '不催人',
  always: '总的规矩',
  quiet: (from: string, until: string) => `每天${from}到${until}之间发提醒，别的时间先留着。`,
  digest: (at: string) => `不急的提醒攒到早上${at}，合成一条发；当天到期和已经逾期的，单独发。`,
  alone: (most: number) => `一次要催同一个人超过${most}件，也合成一条。`,
  progress: (days: number) => `领导包案的件，${days}天没有进展就催。`,
  coUnits: (days: number) => `协办单位要比主办单位早${days}个工作日答复。`,
  moved: (whom: string) => `期限变了（放假、中止、改正），会告诉${whom}。`,
  sensitive: (names: string) => `重点时期：${names}。这期间提醒来得更早。`,
  becomes: (name: string, was: string, is: string) => `${name}：${was} → ${is}`,
  isOther: (name: string) => `${name}：改了`,
  added: (name: string, whom: string) => `${name}：新加，催${whom}`,
  dropped: (name: string, whom: string) => `${name}：去掉，不再催${whom}`,
  topics: (topics: string) => `重点问题：${topics}。这些件的提醒来得更早。`,
};

export const whom: Record<string, string> = {
  handler: '承办人', co_handlers: '协办人', first_receiver: '首办责任人', section_head: '科室负责人',
  office: '信访办', sponsor: '包案领导', leader: '分管领导', citizen: '信访人',
};

export const also: Record<string, string> = {
  supervision_list: '列入督办名单', supervision_notice: '起草督办通知', bulletin: '起草逾期通报',
  follow_up: '安排回访',
};

export const settings: Record<string, string> = {
  day_begins: '每天几点开始发', day_ends: '每天几点以后不发', digest_at: '每天几点发汇总',
  alone_max: '一次催一个人超过几件就合成一条', digest_lines_max: '汇总里最多列几件',
  progress_days: '包案几天没有进展就催', co_unit_days: '协办单位提前几个工作日答复',
  sensitive: '重点时期和重点问题', moved: '期限变了告诉谁',
};

export const edit = {
  title: '改催办规则',
  lead: '改好以后先看会变什么，再交给另一位管理员或领导确认；确认以前还按现在的规则催。',
  kept: '有几样不能去掉：最后一天要催办理的人；到期当天到逾期3天之间要告诉上面的人（《信访工作条例》第四十条督办）；信访人申请复查、复核的期限到期前要告诉他；期限变了要告诉承办人。',
  back: '回到催办规则',
  general: '总的规矩',
  which: '改哪个期限',
  apart: '这几个期限分开写',
  step: (at: number) => `第${at}步`,
  anchor: '从哪天算',
  anchors: { start: '开始的当天', T: '最后一个工作日', due: '期限的最后一天' } as Record<string, string>,
  before: '提前几天', after: '逾期几天',
  unit: '按什么算', working: '工作日', natural: '自然日',
  whom: '催谁', also: '同时做什么', urgent: '只催紧急件', inTime: '问能不能按时办结',
  repeats: (days: number, times: number) => `没回“已知”，每${days}天再催一次，最多${times}次。`,
  early: '重点时期提前几天（0：不变）', every: '没回“已知”，隔几天再催（0：不再催）', times: '最多再催几次',
  remove: '去掉这一步', add: '加一步',
  note: '为什么改', noteHint: '给确认的人看，如：领导要求提前一周报告',
  preview: '看看会变什么', refused: '这样不行',
  hand: '交给另一个人确认', handWhat: '交出以后，由另一位管理员或领导确认；确认以前还按现在的规则催。', handDone: '已交出，等另一个人确认',
  seen: '会变什么',
  same: '和现在用的规则一样。',
  rules: '改了哪些规则',
  pushes: (days: number) => `今后${days}天里不一样的催办`,
  pushesNone: '今后这些天里，没有哪件会因此催得不一样。',
  counts: (cases: number, added: number, dropped: number) => `${cases}件信访件不一样：多催${added}次，少催${dropped}次。`,
  first: (shown: number) => `先列出${shown}次。`,
  notAll: '在办的件太多，没有全看，实际会更多。',
  day: '哪天', matter: '信访件', clock: '期限', to: '给谁', how: '怎么变', more: '多催', less: '不再催',
  desk: '信访办待办', citizen: '信访人',
};

export const attention = {
  title: '重点时期和重点问题',
  lead: '在重点时期内，或者是重点问题、重点信访件的，写了“重点时期提前几天”的那几步催得更早。对群众什么都不变。',
  period: (at: number) => `第${at}个重点时期`,
  name: '叫什么', nameHint: '如：国庆假期', from: '从哪天', to: '到哪天（含当天）',
  drop: '去掉这个时期', add: '加一个重点时期',
  topics: '重点问题（一行一个词，事由里有这个词就算）', cases: '重点信访件（一行一个登记号）',
  none: '没有',
  ofTopics: (topics: string) => `重点问题：${topics}`, ofCases: (cases: string) => `重点信访件：${cases}`,
};

export const draft = {
  title: '等人确认的草稿',
  line: (by: string, at: string) => `${by}，${at}`,
  note: '为什么改', own: '您自己写的，要由另一个人确认；您可以接着改，或者撤回。',
  stale: '写好以后，规则又改过，请撤回重写。',
  isBack: '改回资料文件里的规则。',
  look: '看会变什么', confirm: '确认生效', confirmWhat: '从现在起照这份规则催，几秒钟内各处生效。', confirmDone: '已经生效',
  drop: '撤回草稿', dropWhat: '这份草稿就没有了，还按现在的规则催。', dropDone: '草稿已撤回',
};

export const versions = {
  title: '以前的规则',
  none: '还没有人在管理后台改过。',
  line: (at: string, by: string, confirmed: string) => `${at}，${by}改，${confirmed}确认`,
  isBack: '改回资料文件里的规则', differs: (count: number) => `改了${count}处`,
  toThis: '改回这一版', toFiles: '改回资料文件里的规则',
  toWhat: '先写成草稿，由另一个人确认以后才生效。', done: '已写成草稿，等另一个人确认',
};
