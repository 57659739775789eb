export const zh = {
  title: '开始使用',
  lead: '照下面几步做完，十分钟之内就能发出第一条消息。做到哪一步，程序自己会看。',
  progress: (done: number, all: number) => `已做好${done}步，一共${all}步`,
  allDone: '都做好了，可以正式使用了。',
  toToday: '去“今天”',
  done: '已做好',
  open: '还没做',
  first: '发给我自己',
  way: '怎么发',
  wecom: '企业微信',
  sms: '短信',
  refused: '没发出去',
};

export interface StepWords {
  title: string;
  why: string;
  how: string;
  act?: string; // what the one button says
}

export const steps: Record<string, StepWords> = {
  office: {
    title: '换成本单位的资料',
    why: '群众看到的单位名称、地址和接待日都从资料文件里来。没有自己的文件，用的就是编出来的示例单位。',
    how: '请运维人员把单位名称、地址、接待日、人员写进资料文件，在设置的 office 一项写上它的路径，用 huiyin check 查一遍，再重新启动。',
  },
  people: {
    title: '给第二个人建账号',
    why: '文字由一个人写、另一个人审，所以至少要有两个人：一个能编写，另一个能审核发布。',
    how: '在“账号”页新建一个，角色选“文字编写”或“文字审核”。',
    act: '去建账号',
  },
  door: {
    title: '接通企业微信或者短信',
    why: '消息要从这里出去。',
    how: '请运维人员在设置里填好企业微信应用或短信账户，运行 huiyin doctor，看哪里不通。',
    act: '去看通道',
  },
  days_off: {
    title: '补上放假安排',
    why: '期限要避开节假日。下一年的放假通知一般在11月公布。',
    how: '在“节假日”页粘贴国务院办公厅的放假通知，看过会动哪些期限，再启用。',
    act: '去补放假安排',
  },
  first_message: {
    title: '给自己发第一条消息',
    why: '只发给您自己，群众收不到。手机上看到了，就说明通了。',
    how: '发企业微信要在资料里有您的企业微信账号，发短信要有您的手机号。',
  },
};

export const lacking = (years: string[]): string => `还缺${years.map((year) => `${year}年`).join('、')}`;
