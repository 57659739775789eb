// The accounts of the runs by SMS, as the stand-ins know them.

// The phones here bear more than a real one does.
const kLimits = {
  per_minute_max: 60, per_hour_max: 1000, per_day_max: 1000, answers_per_day_max: 1000,
};
// Of each account but the last: what a second brings beyond it goes to the next one.
const kPartsPerSecond = 12, kAllParts = 1000;

export const kLine = { system_id: 'xinfang', password: 'secret08', signature: '信访' };

const kAccounts = {
  aliyun: {
    provider: 'aliyun', id: 'LTAI5tDemoKey0001', secret: 'demo-aliyun-secret',
    signature: '信访服务台', template_code: 'SMS_100000001', push_key: 'demo-aliyun-push-key',
  },
  tencent: {
    provider: 'tencent', id: 'AKIDdemo0000000001', secret: 'demo-tencent-secret',
    signature: '信访服务台', template_code: '1000001', app_id: '1400000001',
    push_key: 'demo-tencent-push-key',
  },
  // Free words, where the others have a template.
  mas: {
    provider: 'mas', id: 'demoap', secret: 'demo-mas-secret', signature: 'DemoSign1',
    customer: '示例市信访局', push_key: 'demo-mas-push-key',
  },
  smpp: {
    provider: 'smpp', ...kLine, source: '10690001', response_id_form: 'hex',
    receipt_id_form: 'dec', enquire_seconds: 1, response_seconds: 3,
  },
};
export const kChannels = Object.keys(kAccounts);

// Tried in the order of `channels`. `httpUrl`: of the three HTTP providers; `lineUrl`: of the SMSC.
export function smsAccounts(channels, { httpUrl, lineUrl }) {
  return Object.fromEntries(channels.map((name, i) => [name, {
    ...kAccounts[name], base_url: name === 'smpp' ? lineUrl : httpUrl, ...kLimits,
    parts_per_second: i + 1 < channels.length ? kPartsPerSecond : kAllParts,
  }]));
}
