export const zh = {
  title: '我的登录',
  hint: '您在这些地方登录着。有不认识的，请结束它，再换密码。',
  caption: '我的登录',
  where: '设备',
  address: '网络地址',
  since: '登录时间',
  seen: '最近使用',
  thisOne: '这里',
  end: '结束',
  endTitle: '结束这个登录',
  endWhat: (address: string, seen: string) =>
    `${address} 上的登录会立刻结束（最近使用：${seen}）。那里要重新输入密码。`,
  ended: '那个登录已经结束',
  change: '换密码',
  unknown: '未知设备',
};
