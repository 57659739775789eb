import type { Tone } from '@/ui/columns';

export const findingNames: Record<string, string> = {
  well: '正常', warning: '请留意', wrong: '有故障', not_tried: '没有试',
};
export const findingTones: Record<string, Tone> = {
  well: 'success', warning: 'warning', wrong: 'danger', not_tried: 'info',
};

export const zh = {
  title: '通道',
  lead: '消息从这里进出。设置在设置文件里改，改完要重启；密钥在这里看不到，只看得到有没有。',
  file: (path: string) => `设置文件：${path}`,
  noFile: '没有设置文件，都来自环境变量或默认值。',
  notSetUp: '没有设置',
  isSetUp: '已设置',
  paused: (until: string) => `平台忙或连不上，暂停到 ${until}`,
  waiting: '等着发',
  accepted: '最近一次发成',
  refused: '最近一次没成',
  never: '启动以来还没有',
  messages: (count: number) => `${count} 条`,
  check: '检查',
  checking: '正在检查，最多要十几秒…',
  checkFailed: '没有查成',
  found: (title: string) => `${title}的检查结果`,
  setting: '设置',
  reason: '原因',
  remedy: '办法',
  all: '看全部设置',
  caption: (title: string) => `${title}的设置`,
  key: '设置项',
  what: '是什么',
  value: '现在',
  from: '写在哪里',
  secretSet: '已设置（不显示）',
  unset: '未设置',
  preset: '默认',
  empty: '这里没有通道。',
};
