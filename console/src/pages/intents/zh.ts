export const zh = {
  title: '听懂',
  lead: '群众用自己的话说事。本地的说法智能助手听不懂的，在这里教它：写一句“我们这儿的人这样说”，选好是什么意思。一个人写，另一个人确认以后生效。',
  first: '遇到危险的话、退订、要找人，一律先照原来的办，例句改不了。',
  ours: (office: string) => `${office}的例句`,
  none: '还没有例句。',
  count: (count: number, most: number) => `${count}句，最多${most}句。`,
  above: '上级单位的例句（这里也在用）',
  heard: (title: string, band: string, sure: string) => `听成“${title}”，${band}（${sure}）`,
  risky: (risk: string) => `听出警示：${risk}。一律先按警示办`,
  byExample: (example: string, like: string) => `照例句“${example}”，像${like}`,
};

export const bands: Record<string, string> = {
  act: '有把握，直接办', offer: '没把握，会列出来让他选', ask: '没听懂，会请他换个说法',
};

export const by: Record<string, string> = {
  learning: '照程序学过的话判断', command: '这是固定的短语', rating: '正在请他评价',
  correction: '说的是改时间', alarm: '有警示的词',
};

export const risks: Record<string, string> = {
  self: '伤害自己', violence: '伤害别人', abuse: '辱骂', group: '多人聚集', petition: '去上面上访',
};

export const trial = {
  title: '试一句',
  label: '一句话', hint: '如：我想打个条子见领导',
  go: '试一试', refused: '没有试成',
  now: '现在', then: '照改的例句', same: '照改的例句，听法一样。',
  optOut: '这句话先按退订（或恢复接收）办。',
  others: (titles: string) => `也可能是：${titles}`,
};

export const edit = {
  title: '改例句',
  intent: '是什么意思', pick: '选一个意思',
  texts: '这样说的话（一行一句，不写姓名、电话、证件号）', textsHint: '我要打个条子见领导',
  add: '加上', remove: '删去', removeOne: (text: string) => `删去“${text}”`,
  pickFirst: '先选是什么意思', writeFirst: '先写一句话',
  note: '为什么改', noteHint: '给确认的人看，如：乡下都这么说',
  check: '检查', checkWhat: '用程序里几千句大家常说的话试一遍，看有没有原来听得懂、这样改就听错的。',
  refused: '这样不行',
  keep: '存草稿', kept: '草稿存好了',
  hand: '交给另一个人确认', handWhat: '交出以后，由另一位管理员、领导或审核人确认；确认以前还照现在的例句听。',
  handDone: '已交出，等另一个人确认',
  changed: '有改动，还没有存。', same: '和现在用的一样。',
  rehearse: '排练对话',
  undo: '不改了',
};

export const check = {
  title: '检查结果',
  sum: (all: number, now: number, then: number) => `试了${all}句：现在听对${now}句，改了以后听对${then}句。`,
  pass: (worst: number) => worst === 0 ? '没有一句因此听错。' : `有${worst}句会听错，还可以用；请看清是哪几句，值不值得。`,
  refuse: (worst: number, most: number) => `有${worst}句大家常说的话会听错，最多只能有${most}句：请改掉或删去引起误会的例句。`,
  worse: (count: number) => `变差的${count}句`, better: (count: number) => `变好的${count}句`, other: (count: number) => `听法变了、不算好坏的${count}句`,
  means: (titles: string) => `意思是：${titles}`,
  becomes: (was: string, is: string) => `“${was}” → “${is}”`,
  because: (example: string) => `因为例句“${example}”`,
  stale: '检查以后又改过，请再检查一次。',
};

export const draft = {
  title: '等人确认的例句', writing: (by: string) => `${by}正在改例句`,
  line: (by: string, at: string) => `${by}，${at}`,
  note: '为什么改', own: '您自己写的，要由另一个人确认。',
  added: '加上', dropped: '删去',
  confirm: '确认生效', confirmWhat: '从现在起智能助手照这些例句听群众的话，几秒钟内各处生效。', confirmDone: '已经生效',
  giveBack: '退回', giveBackTitle: '退回例句', answer: '为什么退回', answerNeeded: '请写明为什么退回', cancel: '取消', refused: '没有办成',
  drop: '撤回草稿', dropWhat: '这份草稿就没有了，还照现在的例句听。', dropDone: '草稿已撤回',
};

export const returned = {
  title: (by: string) => `${by}退回了`,
  take: '接着改退回的例句',
};

export const versions = {
  title: '以前的例句',
  none: '还没有确认过。',
  line: (at: string, by: string, confirmed: string, count: number) => `${at}，${by}写，${confirmed}确认，共${count}句`,
  differs: (added: number, dropped: number) => `加了${added}句，删了${dropped}句`,
  back: '改回这一版', toNone: '一句也不用', backWhat: '先写成草稿，检查以后再由另一个人确认。', done: '已写成草稿',
};
