// A citizen's phone and a colleague's beside each other, so that one sees what each of them gets when
// the clock is moved on.
import { complain, control, element } from '/pages/page.js';
import { moveByButtons, showNow } from '/pages/clock.js';

const REFRESH_MS = 5000;
// Who has to do with the matter of the sample office: looked at first.
const PETITIONER = { title: '沈小满：短信', page: '/sms?phone=13900007001' };
const HANDLER = '/staff?user=jianghe&alone';

function offer(id, choices) {
  const select = document.getElementById(id);
  const phone = document.getElementById(`${id}-phone`);
  select.replaceChildren(...choices.map(({ title, page }) =>
    element('option', { value: page, text: title, selected: page === HANDLER })));
  const open = () => { if (select.value) phone.src = select.value; };
  select.addEventListener('change', open);
  open();
}

async function begin() {
  const [people, settings, { phones }] =
    await Promise.all([control('people'), control('settings'), control('sms/phones')]);
  document.getElementById('clock').hidden = !settings.can_move_gateway_clock;
  offer('citizen', [
    PETITIONER,
    ...phones.filter(({ phone }) => !PETITIONER.page.endsWith(phone)).map(({ phone, name }) =>
      ({ title: `${name}：短信`, page: `/sms?phone=${encodeURIComponent(phone)}` })),
    ...people.citizens.map(({ id, name }) =>
      ({ title: `${name}：微信`, page: `/phone?user=${encodeURIComponent(id)}` })),
  ]);
  offer('staff', people.staff.map(({ id, name }) =>
    ({ title: `${name}：企业微信`, page: `/staff?user=${encodeURIComponent(id)}&alone` })));
}

const refresh = () => showNow().catch((error) =>
  complain(new Error(`连接不上模拟平台：${error.message}`)));
moveByButtons(refresh);
begin().catch(complain);
refresh();
setInterval(refresh, REFRESH_MS);
