// The staff's page: what the app sends each member, and the desk where servicers meet citizens.
import {
  act, clockText, complain, control, draw, element, follow, keepAtEnd,
} from '/pages/page.js';
import { card } from '/pages/card.js';

const STATES = ['机器人接待', '机器人接待', '等待人工', '人工接待', '已结束'];
const POOL = 2;
const SERVED = 3;
const SESSIONS_SHOWN = 50;

const lines = document.getElementById('lines');
const read = new Map(); // userid → how many lines were looked at
let chosen = new URLSearchParams(location.search).get('user') ?? '';
// As one colleague's phone beside another page: without the others and the desk.
const isAlone = new URLSearchParams(location.search).has('alone');
document.body.classList.toggle('alone', isAlone);
let people = { staff: [], citizens: [] };
let drawn = { id: '', version: -1, epoch: '' };

// WeCom's markdown and textcards carry a little markup: here they are read as plain text.
function plain(text) {
  return text
    .replace(/<div class="(?:gray|normal|highlight)">|<font color="(?:info|comment|warning)">/g, '')
    .replace(/<\/div>|<br\/?>/g, '\n')
    .replace(/<\/font>/g, '');
}

function body(line) {
  if (line.recalled) return element('div', { className: 'bubble', text: '（已撤回）' });
  if (line.msgtype !== 'template_card') {
    return element('div', { className: 'bubble', text: plain(line.text) });
  }
  return card(line, (tap) => act('staff/tap', { staff: chosen, entry: line.number, ...tap }));
}

function row(line) {
  const mine = line.from === 'staff';
  const label = mine ? '我发送' : '应用发来';
  return element('article', { className: `line${mine ? ' mine' : ''}`, label },
    element('span', { className: 'when', text: clockText(line.at) }), body(line));
}

// The screen of the chosen member, when it changed.
async function look() {
  const member = people.staff.find((person) => person.id === chosen);
  if (!member) return;
  const same = drawn.version === member.version && drawn.epoch === people.epoch;
  if (drawn.id === chosen && same) return;
  const screen = await control('watch', { staff: chosen, version: 0 });
  if (screen.id !== chosen) return;
  drawn = { id: chosen, version: screen.version, epoch: screen.epoch };
  const last = screen.lines[screen.lines.length - 1];
  read.set(chosen, last ? last.number + 1 : 0);
  document.getElementById('member').textContent = `${screen.name}的企业微信`;
  document.getElementById('empty').hidden = screen.lines.length > 0;
  const shown = screen.lines.filter((line) => line.from !== 'update');
  draw(lines, shown, (line) => `${screen.epoch}-${chosen}-${line.number}`, row);
  keepAtEnd(lines);
  drawMembers();
}

function choose(userid) {
  chosen = userid;
  const alone = isAlone ? '&alone' : '';
  history.replaceState(null, '', `/staff?user=${encodeURIComponent(userid)}${alone}`);
  look().catch(complain);
}

function member(person) {
  const count = person.unread;
  const badge = { className: 'badge', text: String(count), label: `${count}条未读` };
  return element('li', {},
    element('button', {
      type: 'button', 'aria-pressed': String(person.pressed), onclick: () => choose(person.id),
    }, element('span', { text: person.name }), count > 0 ? element('span', badge) : null));
}

function drawMembers() {
  const rows = people.staff.map(({ id, name, lines: count }) => ({
    id, name, pressed: id === chosen, unread: id === chosen ? 0 : count - (read.get(id) ?? 0),
  }));
  draw(document.getElementById('members'), rows, (person) => person.id, member);
}

function answerForm(citizen, typed) {
  const input = element('input', {
    label: `回复${citizen.name}`, placeholder: '写给群众', maxlength: '600',
  });
  input.value = typed;
  const answer = async (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    if (await act('servicer/say', { staff: chosen, user: citizen.id, text })) {
      document.querySelector(`[data-key="${CSS.escape(citizen.id)}"] input`).value = '';
    }
  };
  return element('form', { onsubmit: answer }, input,
    element('button', { type: 'submit', className: 'plain', text: '回复' }));
}

// `old` is the row it takes the place of: what is typed there stays.
function session(citizen, old) {
  const state = citizen.lines > 0 ? STATES[citizen.state] : '还没有来过';
  const box = element('li', { className: 'session' },
    element('strong', { text: citizen.name }), ` ${state}`,
    citizen.last ? element('p', { className: 'last', text: citizen.last }) : null);
  const button = (text, onclick) =>
    element('button', { type: 'button', className: 'plain', text, onclick });
  const user = citizen.id;
  if (citizen.state === SERVED) {
    box.append(button('结束会话', () => act('servicer/end', { user })));
    const input = old?.querySelector('input');
    box.append(answerForm(citizen, input?.value ?? ''));
    if (input && input === document.activeElement) {
      queueMicrotask(() => box.querySelector('input').focus());
    }
  } else if (citizen.lines > 0) {
    box.append(button('接入', () => act('servicer/take', { staff: chosen, user })));
  }
  return box;
}

function drawSessions() {
  const rank = (citizen) => Number(citizen.state === POOL) * 2 + Number(citizen.state === SERVED);
  const order = [...people.citizens].sort((a, b) => rank(b) - rank(a)).slice(0, SESSIONS_SHOWN);
  draw(document.getElementById('sessions'), order, (citizen) => citizen.id, session);
}

function show(news) {
  people = news;
  if (!chosen && people.staff.length) chosen = people.staff[0].id;
  drawMembers();
  drawSessions();
  look().catch(complain);
}

document.getElementById('write').addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = document.getElementById('text');
  const text = input.value.trim();
  if (text && chosen && (await act('staff/say', { staff: chosen, text }))) input.value = '';
});

follow('people', {}, show);
