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
  empty: '还没有群发过。点“新的群发”写给很多人；其他系统也可以用接口发起，在这里查看、暂停和停止。',
  add: '新的群发',
  ofText: (key: string) => `照文字 ${key} 逐人填好`,
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

export const form = {
  title: '新的群发',
  lead: '同一件事告诉很多人。先看看发出去是什么样、有多少人，再开始；发的时候随时可以暂停。',
  what: '发什么',
  kinds: { words: '写一段话', text: '选一条文字' },
  words: '内容',
  sms: '短信的说法（不写就和上面一样）',
  text: '文字',
  textHint: '只列对群众说的、已经发布的文字。',
  choose: '选一条',
  values: '会变的内容',
  valueHint: '单位、地点、电话不用填；发给预约的人，预约号、日期、时间按各人的填；发给信访件，登记号按各件的填。',
  byItself: '不填就由程序填',
  filledIn: ['单位', '地点', '电话', '预约号', '日期', '时间', '登记号'],
  who: '发给谁',
  whoms: { phones: '手机号', table: '表格（每人不同）', day: '某天预约的人', cases: '信访件的信访人' },
  phones: '手机号（一行一个，或用逗号、空格隔开）',
  cases: '登记号（一行一个，或用逗号、空格隔开）',
  day: '哪天的预约',
  pace: '每分钟最多发',
  until: '过了这天不发（可以不写）',
  look: '先看看',
  looked: (people: number, parts: number) => `发给 ${people} 人，都走短信的话最多 ${parts} 条计费。`,
  takes: (minutes: number) => `照这个速度约要 ${minutes} 分钟；夜里不发，退订的人不发。`,
  first: (count: number) => `前 ${count} 位会收到`,
  cost: (signs: number, parts: number) => `短信 ${signs} 字，${parts} 条`,
  stale: '改过了，请再看看。',
  start: '开始发',
  startWhat: (people: number) => `发给 ${people} 人，马上开始。发的时候可以暂停或停止，已经发出的收不回来。`,
  started: '已经开始发',
  refused: '还不能发',
};

export const table = {
  how: (variables: readonly string[]) => `第一行写列名：手机号${variables.map((name) => `、${name}`).join('')}；`
    + '可以有姓名，方便核对。每人一行，空着的格子用上面填的。',
  file: '选择表格（CSV）',
  paste: '或者从 Excel、WPS 里复制，粘贴在这里（连列名一起）',
  tooBig: '表格太大，最多 1 MB。',
  unreadable: '读不了这个文件。请另存为 CSV 再试。',
  unused: (names: readonly string[]) => `这条文字里没有这些内容，不会发出去：${names.join('、')}。`,
  faults: {
    empty: '表格里还没有人。', phone: '第一行里没有“手机号”这一列。', quote: '有一个双引号没有成对，读不准，请改好再粘贴。',
  },
};
