export const zh = {
  title: '催办规则',
  lead: '每个期限到什么时候催谁、逾期以后报给谁。按本单位的资料文件执行，要改请找运维人员。',
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
