export const zh = {
  title: '查阅记录',
  lead: '谁在什么时候看了谁的信访件、来访、电话和消息原话。这里只能看，不能改。',
  caption: '查阅记录',
  at: '时间',
  who: '谁',
  what: '做了什么',
  subject: '看的是',
  empty: '还没有查阅记录。有人看了信访件、来访或者消息，就会记在这里。',
  key: (id: string) => `密钥 ${id}`,
};

export const subjects: Record<string, string> = {
  user: '账号', bulk: '群发', booking: '预约', message: '消息', person: '信访人', notice: '文书',
  text: '文字', examples: '例句', calendar: '放假安排', reception: '接待日',
};

// By the operation's name in the API.
export const operations: Record<string, string> = {
  listCases: '看信访件列表', getCase: '看信访件', listEvents: '看台账', listClocks: '看期限',
  listServices: '看送达', listNotices: '看文书', listReminders: '看提醒',
  listSupervision: '看督办名单', listNoticeTasks: '看待送文书', listBookings: '看来访名单',
  getBooking: '看预约', bookVisit: '登记预约', cancelVisit: '取消预约', getMessage: '看消息原话',
  listMessages: '看消息列表', resendMessage: '重发消息', findPerson: '按电话找人', knownPeople: '登记时按电话查', getPerson: '看姓名和电话',
  cutPhone: '停用电话', renewPhone: '换电话', putEvent: '记入台账', registerCase: '登记信访件',
  issueNotice: '发文书', serveNotice: '记录送达', orderBulk: '群发', pauseBulk: '暂停群发',
  resumeBulk: '继续群发', stopBulk: '停止群发', getBulk: '看群发', listBulk: '看群发列表',
  importTable: '导入表格', signIn: '登录', signOut: '退出登录', changePassword: '修改密码',
  endSession: '结束登录', createUser: '新建账号', changeUser: '修改账号', resetPassword: '重设密码',
  confirmPassword: '同意新密码', dropPassword: '不给新密码', confirmRoles: '同意角色', dropRoles: '不同意角色',
  listUsers: '看账号', listSteps: '看下一步', setUpCode: '开启动态口令', endCode: '关闭动态口令',
  getExamples: '看例句', putExamples: '写例句', dropExamples: '撤回例句', submitExamples: '交出例句',
  confirmExamples: '确认例句', returnExamples: '退回例句',
  previewCalendar: '预览放假安排', putCalendar: '启用放假安排', putCalendarBack: '恢复放假安排',
  previewReceptionMove: '看接待日改期会通知谁', moveReceptionDay: '接待日改期',
  previewReceptionCancelling: '看取消接待日会通知谁', cancelReceptionDay: '取消接待日',
};
