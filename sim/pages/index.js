import { act, control, complain, element } from '/pages/page.js';
import { moveByButtons, showNow } from '/pages/clock.js';

const REFRESH_MS = 5000;
const DOORS_SHOWN = 20;

function facts(stats) {
  const sum = (start) =>
    Object.entries(stats.stats)
      .filter(([name]) => name.startsWith(start))
      .reduce((total, [, n]) => total + n, 0);
  const told = (name) => stats.stats[name] ?? 0;
  return [
    ['群众发来的消息和事件', stats.messages],
    ['接口被调用', sum('api ')],
    ['回答给群众的消息', told('kf shown') + told('kf shown on event')],
    ['发给工作人员的消息', told('app shown')],
    ['发出的短信', stats.sms],
    ['正在等待的回调', stats.waiting],
    ['网关违反协议的次数', stats.violations.length],
  ];
}

async function refresh() {
  try {
    const [stats] = await Promise.all([control('stats'), showNow()]);
    document.getElementById('account').replaceChildren(
      ...facts(stats).flatMap(([name, n]) => [
        element('dt', { text: name }),
        element('dd', { text: String(n) }),
      ]),
    );
  } catch (error) {
    complain(new Error(`连接不上模拟平台：${error.message}`));
  }
}

function door(name, href) {
  return element('li', {}, element('a', { text: `${name}的手机`, href }));
}

async function begin() {
  const [people, settings, { phones }] =
    await Promise.all([control('people'), control('settings'), control('sms/phones')]);
  document.getElementById('gateway').textContent = settings.gateway;
  document.getElementById('clock').hidden = !settings.can_move_gateway_clock;
  document.getElementById('citizens').replaceChildren(...people.citizens.slice(0, DOORS_SHOWN)
    .map(({ id, name }) => door(name, `/phone?user=${encodeURIComponent(id)}`)));
  document.getElementById('phones').replaceChildren(...phones.slice(0, DOORS_SHOWN)
    .map(({ phone, name }) => door(name, `/sms?phone=${encodeURIComponent(phone)}`)));
}

for (const button of document.querySelectorAll('[data-verify]')) {
  button.addEventListener('click', async () => {
    const out = await act('verify', { which: button.dataset.verify });
    if (!out) return;
    document.getElementById('verified').textContent = out.ok
      ? `验证通过，用了 ${out.took_ms} 毫秒`
      : `没有通过：网关回答 ${out.status || '无'}，用了 ${out.took_ms} 毫秒`;
  });
}
moveByButtons(refresh);

begin().catch(complain);
refresh();
setInterval(refresh, REFRESH_MS);
