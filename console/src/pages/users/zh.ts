// As gateway/api/console_roles.cpp calls them; what each may do stands in docs/admin.md.
export const roleNames: Record<string, string> = {
  admin: '管理员', author: '文字编写', reviewer: '文字审核', clerk: '信访办工作人员',
  handler: '承办人', leader: '领导', auditor: '审计',
};

export const namesOf = (roles: readonly string[]): string =>
  roles.map((role) => roleNames[role] ?? role).join('、');

export const zh = {
  title: '账号',
  lead: '每个人用自己的账号。能看哪些信访件，由他在单位里的职务决定。给的角色超过给的人自己的权限时，要另一个有这些权限的人同意；重设这样的人的密码也一样，新密码只给同意的人看，由他当面交给本人。',
  caption: '账号',
  add: '新建账号',
  login: '账号',
  name: '姓名',
  roles: '角色',
  state: '状态',
  living: '在用',
  fresh: '还没改初始密码',
  shut: '已停用',
  empty: '还没有别的账号。点“新建账号”，给同事各建一个。',
  loginHint: '小写字母、数字和点，如 ye.qing',
  userid: '企业微信账号（没有就不填）',
  create: '新建',
  refused: '没有建成',
  passwordTitle: '初始密码',
  passwordSay: (name: string) =>
    `请把它当面交给${name}。只显示这一次；第一次登录时，他要换成自己的密码。`,
  gotIt: '记下了',
  reset: '重设密码',
  resetWhat: (name: string) =>
    `${name}会得到一个新的初始密码，他在各处的登录都会结束，也不再要动态口令。他能做的事如果超过您自己的权限，要等另一个人同意，在那以前什么都不变。`,
  resetWaits: (name: string) => `${name}的新密码要等有他这些权限的同事在这一页同意；密码给同意的人看，由他交给本人。`
    + '没有这样的人，请运维人员用 huiyin user password 重设。要马上不让这个账号登录，请点“停用”。',
  newPassword: '新密码',
  passPassword: '同意新密码',
  dropPassword: '不给新密码',
  passPasswordWhat: (name: string, by: string) =>
    `${by}请求给${name}重设密码。同意以后，新的初始密码只在这里显示一次，请您当面交给${name}，不要给${by}。`,
  dropPasswordWhat: (name: string) => `${name}还用现在的密码。`,
  shutAct: '停用',
  shutWhat: (name: string) => `${name}不能再登录，现在的登录马上结束。以后可以恢复。`,
  shutDone: '账号已停用',
  admit: '恢复',
  admitWhat: (name: string) => `${name}又可以用原来的密码登录。`,
  admitDone: '账号已恢复',
  waiting: '等人同意',
  waits: (what: string, by: string) => `${what}（${by}提出）`,
  withAccount: (userid: string) => `企业微信账号 ${userid}`,
  waitsSay: (what: string) => `${what}：超过了您自己的权限，要等有这些权限的同事在这一页同意，才开始有效。初始密码到时候由同意的人交给他。`,
  notTo: (by: string) => `原来的密码和各处的登录都已作废。请不要让${by}看到这个密码。`,
  madeWaits: (name: string) => `${name}的账号建好了`,
  change: '改角色',
  changeTitle: (name: string) => `改${name}的角色`,
  changeHint: '去掉的马上没有；加上的如果超过您自己的权限，要等另一个人同意。',
  save: '保存', saved: '已保存', savedWaits: (what: string) => `已保存；${what}还要等另一个人同意`,
  pass: '同意',
  passWhat: (name: string, what: string, by: string) =>
    `${by}给${name}：${what}。同意以后，他马上就能看、能做这些角色的事。`,
  passDone: '已同意',
  drop: '不同意',
  dropWhat: (name: string, what: string) => `${name}得不到：${what}。他现有的角色不变。`,
  dropDone: '已撤下',
};
