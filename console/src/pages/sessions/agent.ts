// What a browser says of itself, in words that a person knows.
export function deviceOf(agent: string): string {
  const browser = /MicroMessenger|wxwork/i.test(agent) ? '微信' : /Edg\//.test(agent) ? 'Edge'
    : /Firefox\//.test(agent) ? '火狐' : /Chrome\//.test(agent) ? 'Chrome'
      : /Safari\//.test(agent) ? 'Safari' : '';
  const system = /Windows/.test(agent) ? 'Windows 电脑' : /iPhone|iPad/.test(agent) ? '苹果手机'
    : /Android/.test(agent) ? '安卓手机' : /Mac OS/.test(agent) ? '苹果电脑'
      : /Linux/.test(agent) ? 'Linux 电脑' : '';
  return [system, browser].filter(Boolean).join(' · ');
}
