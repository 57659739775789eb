// An old phone: the SMS that came to a number, and what its owner answers.
import {
  act, clockText, complain, control, draw, element, follow, keepAtEnd, linked,
} from '/pages/page.js';

const PROVIDERS = { aliyun: '阿里云', tencent: '腾讯云', mas: '云MAS' };
const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

const lines = document.getElementById('lines');
const text = document.getElementById('text');
const power = document.getElementById('power');
const refuse = document.getElementById('refuse');
let phone = new URLSearchParams(location.search).get('phone') ?? '';
let answered = null; // the line that is being answered; null: the last that came
let stop = () => {};

function answer(line) {
  answered = line;
  document.getElementById('to').textContent = line ? `回复给 ${line.peer}` : '';
  if (line) text.focus();
}

function row(line) {
  const mine = line.from === 'owner';
  const other = mine ? `发给 ${line.peer}` : line.peer;
  const words = element('p', { className: 'words' });
  words.append(linked(line.text));
  const parts = line.parts > 1 ? `按${line.parts}条计` : '1条';
  const tail = element('div', { className: 'tail' },
    element('span', { text: `${PROVIDERS[line.provider]} · ${parts}` }),
    element('button', {
      type: 'button', text: '回复', label: `回复 ${line.peer}`, onclick: () => answer(line),
    }));
  return element('article', { className: mine ? 'sms mine' : 'sms', label: other },
    element('p', { className: 'head' }, element('span', { text: other }),
      element('span', { text: clockText(line.at) })),
    words, mine ? null : tail);
}

function showState(screen) {
  const isOn = screen.is === 'on';
  const refuses = screen.refuses.length > 0;
  power.setAttribute('aria-pressed', String(isOn));
  power.textContent = isOn ? '手机开着' : screen.is === 'off' ? '手机关着' : '已停机';
  refuse.setAttribute('aria-pressed', String(refuses));
  refuse.textContent = refuses ? '已拒收短信' : '拒收短信';
  const state = document.getElementById('state');
  state.hidden = isOn;
  const waiting = screen.held > 0 ? `，有${screen.held}条短信在等` : '';
  state.textContent = screen.is === 'off' ? `手机关着${waiting}。` : '号码已停机，收不到短信。';
}

function show(screen) {
  showState(screen);
  document.getElementById('empty').hidden = screen.lines.length > 0;
  draw(lines, screen.lines, (line) => `${screen.epoch}-${line.number}`, row);
  keepAtEnd(lines);
}

function open(next) {
  stop();
  phone = next;
  history.replaceState(null, '', `/sms?phone=${encodeURIComponent(phone)}`);
  lines.replaceChildren();
  answer(null);
  stop = follow('sms/watch', { phone }, show);
}

async function write() {
  const words = text.value.trim();
  if (!words) return;
  const to = answered ? { line: answered.number } : {};
  if (await act('sms/reply', { phone, text: words, ...to })) {
    text.value = '';
    answer(null);
  }
  text.focus();
}

async function begin() {
  const { phones } = await control('sms/phones');
  const list = document.getElementById('phone');
  if (phone && !phones.some((one) => one.phone === phone)) {
    phones.unshift({ phone, name: phone });
  }
  if (phones.length === 0) throw new Error('还没有手机。短信发到哪个号码，这里就有哪部手机');
  const option = (one) => element('option', { text: one.name, value: one.phone });
  list.replaceChildren(...phones.map(option));
  list.value = phone || phones[0].phone;
  list.addEventListener('change', () => open(list.value));
  open(list.value);
}

document.getElementById('keys').append(...KEYS.map((key) => element('button', {
  type: 'button', text: key, onclick: () => { text.value += key; },
})));
document.getElementById('write').addEventListener('submit', (event) => {
  event.preventDefault();
  write();
});
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  write();
});
power.addEventListener('click', () => {
  const isOn = power.getAttribute('aria-pressed') === 'true';
  act('sms/phone', { phone, is: isOn ? 'off' : 'on' });
});
refuse.addEventListener('click', () => {
  act('sms/unsubscribe', { phone, undo: refuse.getAttribute('aria-pressed') === 'true' });
});

begin().catch(complain);
