// The citizens of a run and what each of them will say. All are invented; a walk depends on nobody
// else's, so that it can be compared with the same walk in another run.
import { dice } from './dice.mjs';

const kSurnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何'];
const kFirst = [...'安宝昌达恩芳光海吉康'];
const kSecond = [...'兰梅平庆荣生涛伟祥云'];
const kMatters = [
  '药店卖过期药', '诊所多收检查费', '保健品吃了拉肚子', '理疗仪用了烫伤', '药房不给开发票',
  '网上买的助听器是坏的', '村卫生室不给处方', '血压计不准还不给退',
];
const kTimes = ['09:00', '09:30', '10:00', '10:30', '14:00', '14:30', '15:00', '15:30'];
const kQuestions = [
  '你们在哪里', '几点上班', '来的时候要带什么材料', '电话是多少', '多久给答复', '可以让家人代办吗',
];
const kSmallTalk = ['你好', '谢谢', '帮助', '能办些什么', '你是机器人吗', '再见'];

const say = (text) => ({ act: 'say', text });
const tap = (words) => ({ act: 'tap', text: words });
const send = (msgtype, content) => ({ act: 'send', text: `[${msgtype}]`, msgtype, content });

// As the menus say it: 上午9:00, 下午2:30.
const shown = (time) => {
  const [hour, minutes] = time.split(':').map(Number);
  const said = hour > 12 ? hour - 12 : hour;
  return `${hour < 12 ? '上午' : '下午'}${said}:${String(minutes).padStart(2, '0')}`;
};

// Each scene: what it needs, what it leaves behind, and its steps. `it` draws by chance.
const kScenes = [
  {
    name: 'book step by step', needs: 'none', leaves: 'booked',
    steps: (me, it) => [
      say('我要预约来访'), say(me.name), say(me.phone), say(`${1 + it.below(4)}个人`),
      say(it.one(kMatters)), tap(shown(it.one(kTimes))),
      it.hits(0.5) ? tap('对，就这样约') : say('对'),
    ],
  },
  {
    name: 'book in one sentence', needs: 'none', leaves: 'booked',
    steps: (me, it) => [
      say(`我叫${me.name}，电话${me.phone}，想预约来访，${it.one(kMatters)}，就我一个人`),
      tap(shown(it.one(kTimes))), tap('对，就这样约'),
    ],
  },
  {
    name: 'book and correct', needs: 'none', leaves: 'booked',
    steps: (me, it) => [
      say(`我叫${me.name}，电话${me.other}，想预约来访，${it.one(kMatters)}，就我一个人`),
      say('来的时候要带什么材料'), tap(shown(it.one(kTimes))),
      say(`电话写错了，是${me.phone}`), say('对'),
    ],
  },
  {
    name: 'begin and leave it', needs: 'none', leaves: 'none',
    steps: (me) => [say('我要预约来访'), say(me.name), say(me.phone), say('算了，先不约了')],
  },
  {
    name: 'move the visit', needs: 'booked', leaves: 'booked',
    steps: (me, it) => [say('我想改期'), tap(shown(it.one(kTimes)))].concat(
      me.moves ? [tap('对，就这样改')] : [tap('不动，保持原样')]),
  },
  {
    name: 'cancel', needs: 'booked', leaves: 'none',
    steps: () => [say('我不去了，取消预约'), tap('取消这个预约')],
  },
  {
    name: 'cancel, and think again', needs: 'booked', leaves: 'booked',
    steps: () => [say('取消预约'), tap('不动，保持原样')],
  },
  {
    name: 'how does my case stand', needs: 'any',
    steps: (me) => [say(`查进度 ${me.case}`), say(me.code), say(me.last4)],
  },
  {
    name: 'how does my case stand, mistyped', needs: 'any',
    steps: (me) => [say(`查进度 ${me.case}`), say(me.code), say(me.wrong4), say(me.last4)],
  },
  { name: 'ask', needs: 'any', steps: (me, it) => [say(it.one(kQuestions))] },
  { name: 'chat', needs: 'any', steps: (me, it) => [say(it.one(kSmallTalk))] },
  {
    name: 'send a picture', needs: 'any',
    steps: (me) => [send('image', { media_id: `MEDIA${me.last4}` })],
  },
  {
    name: 'go back, go to another day, change the number', needs: 'none', leaves: 'booked',
    steps: (me, it) => [
      say('我要预约来访'), say(me.name), say(me.phone), say('一个人'), say('返回上一步'),
      say('2个人'), say(it.one(kMatters)), tap('换到'), tap(shown(it.one(kTimes))),
      tap('要改一下'), tap('人数'), say('三个人'), say('对'),
    ],
  },
  {
    name: 'many come', needs: 'none', leaves: 'none', seldom: true,
    steps: () => [say('我们12个人要预约来访'), say('算了')],
  },
  {
    name: 'ask for a person', needs: 'any', seldom: true, steps: () => [say('能不能转人工')],
  },
];

function walk(me, messages, it) {
  const steps = [];
  let has = 'none';
  while (steps.length < messages) {
    const left = messages - steps.length;
    const fitting = kScenes
      .filter(({ needs, seldom }) => (needs === 'any' || needs === has)
        && (!seldom || it.hits(0.2)))
      .map((scene) => ({ scene, made: scene.steps(me, it) }))
      .filter(({ made }) => made.length <= left);
    // Visits are what can be lost or doubled: they come first where there is room for them.
    const visits = fitting.filter(({ scene }) => scene.leaves);
    const { scene, made } = it.one(visits.length > 0 && it.hits(0.6) ? visits : fitting);
    steps.push(...made);
    has = scene.leaves ?? has;
  }
  return steps;
}

// What is sent in one go: mostly one message, sometimes two before any answer came. A tap needs
// the menu that the answer brings.
function turns(steps, pairs, it) {
  const all = [];
  for (let i = 0; i < steps.length;) {
    const two = i + 1 < steps.length && steps[i + 1].act === 'say' && it.hits(pairs);
    all.push(steps.slice(i, i + (two ? 2 : 1)));
    i += two ? 2 : 1;
  }
  return all;
}

export function person(i) {
  const four = String(1000 + i);
  return {
    id: `wmCitizen${four}`,
    name: kSurnames[i % 20] + kFirst[Math.floor(i / 20) % 10] + kSecond[Math.floor(i / 200) % 10],
    phone: `1390000${four}`, other: `1391111${four}`, last4: four,
    wrong4: String(9999 - i).padStart(4, '0'),
    case: `XF2026-${String(100000 + i)}`, code: String(200000 + i * 37),
  };
}

export function citizens({ count, messages, seed, pairs }) {
  return Array.from({ length: count }, (_, i) => {
    const it = dice(seed * 7919 + i);
    const me = { ...person(i), moves: it.hits(0.7) };
    const own = Math.floor(messages / count) + (i < messages % count ? 1 : 0);
    return { ...me, turns: turns(walk(me, own, it), pairs, it) };
  });
}

// Their cases, for the office's import.
export function cases(people, today) {
  const day = (before) => (
    new Date(Date.parse(today) - before * 86_400_000).toISOString().slice(0, 10));
  return people.map((me) => ({
    no: me.case, petitioner: me.name, code: me.code, matter: '药店出售过期药品',
    received: day(20), accepted: day(15), unit: '药品科', handler: '常青', state: 'in_progress',
    shared_progress: [{ date: day(6), text: '已到药店检查并取样' }],
  }));
}
