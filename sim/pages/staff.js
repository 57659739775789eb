// The staff's page: what the app sends each member, and the desk where servicers talk with citizens.
import { act, clockText, complain, control, element, follow, keepAtEnd } from '/pages/page.js';
import { card } from '/pages/card.js';

const STATES = ['机器人接待（新）', '机器人接待', '等待人工', '人工接待', '已结束'];
const POOL = 2;
const SERVED = 3;

const lines = document.getElementById('lines');
const read = new Map(); // userid → how many lines its owner has seen
let chosen = new URLSearchParams(location.search).get('user') ?? '';
let names = new Map();
let stop = () => {};

// WeCom's markdown and textcards carry a little markup: here they are read as plain text.
function plain(text) {
  return text.replace(/<div class="(?:gray|normal|highlight)">/g, '').replace(/<\/div>/g, '\n')
    .replace(/<font color="(?:info|comment|warning)">/g, '').replace(/<\/font>/g, '').replace(/<br\/?>/g, '\n');
}

function row(line) {
  if (line.from === 'update') return null;
  const mine = line.from === 'staff';
  const box = element('article', { className: `line${mine ? ' mine' : ''}`, label: mine ? '我发送' : '应用发来' },
    element('span', { className: 'when', text: clockText(line.at) }));
  if (line.recalled) box.append(element('div', { className: 'bubble', text: '（已撤回）' }));
  else if (line.msgtype === 'template_card') box.append(card(line, (tap) => act('staff/tap', { staff: chosen, entry: line.number, ...tap })));
  else box.append(element('div', { className: 'bubble', text: plain(line.text) }));
  return box;
}

function show(screen) {
  read.set(screen.id, screen.lines.length ? screen.lines[screen.lines.length - 1].number + 1 : 0);
  const rows = screen.lines.map(row).filter(Boolean);
  lines.replaceChildren(...(rows.length ? rows : [element('p', { className: 'hint', text: '还没有消息。' })]));
  keepAtEnd(lines);
}

function choose(userid) {
  stop();
  chosen = userid;
  history.replaceState(null, '', `/staff?user=${encodeURIComponent(userid)}`);
  document.getElementById('member').textContent = `${names.get(userid) ?? userid}的企业微信`;
  for (const button of document.querySelectorAll('#members button')) {
    button.setAttribute('aria-pressed', String(button.dataset.user === userid));
  }
  stop = follow('watch', { staff: userid }, show);
}

function member(person) {
  const unread = person.id === chosen ? 0 : person.lines - (read.get(person.id) ?? 0);
  return element('li', {}, element('button', {
    type: 'button', 'data-user': person.id, 'aria-pressed': String(person.id === chosen),
    onclick: () => choose(person.id),
  }, element('span', { text: person.name }),
  unread > 0 ? element('span', { className: 'badge', text: String(unread), label: `${unread}条未读` }) : null));
}

function answerForm(citizen) {
  const input = element('input', { label: `回复${citizen.name}`, placeholder: '写给群众', maxlength: '600' });
  return element('form', {
    onsubmit: async (event) => {
      event.preventDefault();
      const words = input.value.trim();
      if (words && (await act('servicer/say', { staff: chosen, user: citizen.id, text: words }))) input.value = '';
    },
  }, input, element('button', { type: 'submit', className: 'plain', text: '回复' }));
}

function session(citizen) {
  const box = element('li', { className: 'session', 'data-citizen': citizen.id },
    element('strong', { text: citizen.name }), ` ${STATES[citizen.state]}`,
    element('p', { className: 'last', text: citizen.last }));
  if (citizen.state === SERVED) {
    box.append(element('div', { className: 'row' }, element('button', {
      type: 'button', className: 'plain', text: '结束会话', onclick: () => act('servicer/end', { user: citizen.id }),
    })), answerForm(citizen));
  } else if (citizen.lines > 0) {
    box.append(element('button', {
      type: 'button', className: 'plain', text: '接入', onclick: () => act('servicer/take', { staff: chosen, user: citizen.id }),
    }));
  }
  return box;
}

// What a servicer is typing stays when the list is drawn again.
function drawSessions(citizens) {
  const list = document.getElementById('sessions');
  const typed = new Map([...list.querySelectorAll('input')].map((input) => [input.closest('li').dataset.citizen, input]));
  const order = [...citizens].sort((a, b) => Number(b.state === POOL) - Number(a.state === POOL) || Number(b.state === SERVED) - Number(a.state === SERVED));
  list.replaceChildren(...order.slice(0, 50).map(session));
  for (const input of list.querySelectorAll('input')) {
    const before = typed.get(input.closest('li').dataset.citizen);
    if (before) input.value = before.value;
    if (before && before === focused) input.focus();
  }
}

let focused = null;
document.addEventListener('focusin', (event) => { focused = event.target; });

function drawPeople(people) {
  names = new Map(people.staff.map((person) => [person.id, person.name]));
  document.getElementById('members').replaceChildren(...people.staff.map(member));
  drawSessions(people.citizens);
}

document.getElementById('write').addEventListener('submit', async (event) => {
  event.preventDefault();
  const input = document.getElementById('text');
  const words = input.value.trim();
  if (words && chosen && (await act('staff/say', { staff: chosen, text: words }))) input.value = '';
});

async function begin() {
  const people = await control('people');
  for (const person of people.staff) read.set(person.id, 0);
  drawPeople(people);
  const first = people.staff.find((person) => person.id === chosen) ?? people.staff[0];
  if (first) choose(first.id);
  follow('people', {}, drawPeople);
}

begin().catch(complain);
