// A citizen's phone: the chat with the desk.
import {
  act, away, clockText, complain, control, draw, element, follow, keepAtEnd, linked, safeLink,
} from '/pages/page.js';
import { sample } from '/pages/samples.js';

const PAUSE_SHOWN_MS = 5 * 60 * 1000;
const PICTURE_BYTES_MAX = 5 * 1024 * 1024;

const lines = document.getElementById('lines');
const text = document.getElementById('text');
const panel = document.getElementById('panel');
let user = new URLSearchParams(location.search).get('user') ?? '';
let stop = () => {};

function menuItem(line, item) {
  const part = item[item.type] ?? {};
  if (item.type === 'click') {
    const tap = { user, which: part.id || part.content, entry: line.number };
    return element('button', {
      type: 'button', className: 'item', text: part.content, onclick: () => act('tap', tap),
    });
  }
  if (item.type === 'view' && safeLink(part.url)) return away(part.content, part.url, 'item');
  return element('p', { className: 'words', text: part.content ?? '' });
}

function menu(line) {
  const content = line.content ?? {};
  const box = element('div', { className: 'bubble menu', role: 'group', label: '可选择的菜单' });
  if (content.head_content) box.append(element('p', { text: content.head_content }));
  for (const item of content.list ?? []) box.append(menuItem(line, item));
  const tail = content.tail_content;
  if (tail) box.append(element('p', { className: 'words', text: tail }));
  return box;
}

function picture(line) {
  const src = `/control/file?media_id=${encodeURIComponent(line.content.media_id)}`;
  const image = element('img', { src, alt: line.text, onload: () => keepAtEnd(lines) });
  return element('div', { className: 'bubble bare' }, image);
}

function link(line) {
  const url = safeLink(line.content?.url);
  const title = line.content?.title ?? line.text;
  return element('div', { className: 'bubble' }, url ? away(title, url) : title);
}

function bubble(line) {
  if (line.recalled) return element('div', { className: 'bubble', text: '（已撤回）' });
  if (line.msgtype === 'msgmenu') return menu(line);
  if (line.msgtype === 'image' && line.content?.media_id) return picture(line);
  if (line.msgtype === 'link') return link(line);
  const box = element('div', { className: 'bubble' });
  if (line.from === 'servicer') {
    box.append(element('span', { className: 'servicer', text: '人工客服' }));
  }
  box.append(linked(line.text));
  return box;
}

function row(line) {
  const mine = line.from === 'citizen';
  const kind = mine ? ' mine' : line.from === 'servicer' ? ' person' : '';
  const face = mine ? [...line.name][0] ?? '我' : '信';
  return element('div', {},
    line.pause ? element('p', { className: 'quiet', text: clockText(line.at) }) : null,
    element('article', { className: `line${kind}`, label: mine ? '我说' : '服务台说' },
      element('span', { className: 'face', text: face, 'aria-hidden': 'true' }), bubble(line)));
}

function show(screen) {
  let shown = 0;
  const said = [];
  for (const line of screen.lines) {
    if (line.from === 'event' || line.from === 'state') continue;
    const pause = line.at - shown > PAUSE_SHOWN_MS;
    if (pause) shown = line.at;
    said.push({ ...line, pause, name: screen.name });
  }
  draw(lines, said, (line) => `${screen.epoch}-${line.number}`, row);
  keepAtEnd(lines);
}

async function open(next) {
  stop();
  user = next;
  history.replaceState(null, '', `/phone?user=${encodeURIComponent(user)}`);
  lines.replaceChildren();
  await act('enter', { user });
  stop = follow('watch', { user }, show);
}

function fit() {
  const empty = text.value.trim() === '';
  document.getElementById('send').hidden = empty;
  document.getElementById('more').hidden = !empty;
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight, 132)}px`;
}

async function write() {
  const words = text.value.trim();
  if (!words) return;
  if (await act('say', { user, text: words })) {
    text.value = '';
    fit();
  }
  text.focus();
}

async function send(kind) {
  const made = sample(kind);
  let content = made.content;
  if (made.file) content = { ...content, ...(await control('media', made.file)) };
  await act('send', { user, msgtype: made.msgtype, content, text: made.text });
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(new Error('读不出这张图片'));
    reader.readAsDataURL(file);
  });
}

async function sendPicture(file) {
  if (file.size > PICTURE_BYTES_MAX) throw new Error('图片太大，请选 5 MB 以内的');
  const base64 = await base64Of(file);
  const kept = await control('media', { base64, name: file.name, type: file.type });
  await act('send', { user, msgtype: 'image', content: kept, text: '[图片]' });
}

async function begin() {
  const [people, settings] = await Promise.all([control('people'), control('settings')]);
  document.getElementById('desk').textContent = settings.accounts[0].name;
  const list = document.getElementById('citizen');
  const known = people.citizens.slice(0, 50);
  const isKnown = known.some((citizen) => citizen.id === user);
  if (user && !isKnown) known.unshift({ id: user, name: user });
  const option = (citizen) => element('option', { text: citizen.name, value: citizen.id });
  list.replaceChildren(...known.map(option));
  list.value = user || known[0].id;
  list.addEventListener('change', () => open(list.value));
  await open(list.value);
}

document.getElementById('write').addEventListener('submit', (event) => {
  event.preventDefault();
  write();
});
text.addEventListener('input', fit);
text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  write();
});
document.getElementById('more').addEventListener('click', (event) => {
  panel.hidden = !panel.hidden;
  event.currentTarget.setAttribute('aria-expanded', String(!panel.hidden));
  keepAtEnd(lines);
});
document.getElementById('voice').addEventListener('click', () => send('voice').catch(complain));
document.getElementById('sticker').addEventListener('click', () => send('sticker').catch(complain));
for (const button of panel.querySelectorAll('[data-send]')) {
  button.addEventListener('click', () => send(button.dataset.send).catch(complain));
}
document.getElementById('again').addEventListener('click', () => act('enter', { user }));
const picker = document.getElementById('picture');
document.getElementById('album').addEventListener('click', () => picker.click());
picker.addEventListener('change', () => {
  const [file] = picker.files;
  if (file) sendPicture(file).catch(complain);
  picker.value = '';
});

begin().catch(complain);
