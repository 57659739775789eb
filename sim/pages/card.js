// A template card as a member of staff sees it.
import { away, element, safeLink } from '/pages/page.js';

function link(text, url) {
  const safe = safeLink(url);
  return safe ? away(text, safe) : element('span', { text });
}

function fields(card) {
  const rows = card.horizontal_content_list ?? [];
  if (!rows.length) return null;
  return element('dl', {}, ...rows.flatMap((row) => [
    element('dt', { text: row.keyname }),
    element('dd', {}, row.type === 1 ? link(row.value ?? row.url, row.url) : row.value ?? ''),
  ]));
}

let questions = 0; // names of radio groups must differ between cards

function option(part, several, name, given) {
  const checked = given.is_checked === true || given.id === part.selected_id;
  const type = several ? 'checkbox' : 'radio';
  return element('label', { className: 'row' },
    element('input', { type, name, value: given.id, checked }), given.text);
}

// One question: options to tick, one of them or several.
function question(part, several) {
  const name = `question-${++questions}`;
  return element('fieldset', { 'data-question': part.question_key },
    element('legend', { text: part.title ?? '请选择' }),
    ...(part.option_list ?? []).map((given) => option(part, several, name, given)));
}

function chosenIn(box) {
  const chosen = {};
  for (const part of box.querySelectorAll('fieldset')) {
    const ticked = [...part.querySelectorAll('input:checked')];
    chosen[part.dataset.question] = ticked.map((input) => input.value);
  }
  return chosen;
}

function buttons(card, box, tap) {
  const all = (card.button_list ?? []).map((button) => ({ ...button }));
  if (card.submit_button) all.push({ ...card.submit_button, type: 0 });
  for (const action of card.action_menu?.action_list ?? []) all.push({ ...action, type: 0 });
  if (!all.length) return null;
  return element('div', { className: 'row' }, ...all.map((button) => {
    if (button.type === 1) return link(button.text, button.url);
    return element('button', {
      type: 'button', className: `plain style-${Number(button.style) || 1}`, text: button.text,
      onclick: () => tap({ which: button.key, chosen: chosenIn(box) }),
    });
  }));
}

// `tap` gets {which, chosen} when a button is pressed.
export function card(line, tap) {
  const content = line.card ?? {};
  const label = content.main_title?.title ?? '卡片';
  const box = element('div', { className: 'card', role: 'group', label });
  const say = (tag, text, className) => {
    if (text) box.append(element(tag, { text, className }));
  };
  say('p', content.source?.desc);
  say('h3', content.main_title?.title);
  say('p', content.main_title?.desc);
  say('h3', content.emphasis_content?.title);
  say('p', content.emphasis_content?.desc);
  const quote = [content.quote_area?.title, content.quote_area?.quote_text];
  say('p', quote.filter(Boolean).join('\n'), 'quote');
  say('p', content.sub_title_text);
  const rows = fields(content);
  if (rows) box.append(rows);
  const links = (content.jump_list ?? []).map((jump) => link(jump.title, jump.url));
  const action = safeLink(content.card_action?.url);
  if (action) links.push(link('查看详情', action));
  for (const made of links) box.append(element('p', {}, made));
  if (content.button_selection) box.append(question(content.button_selection, false));
  if (content.checkbox) box.append(question(content.checkbox, content.checkbox.mode === 1));
  for (const select of content.select_list ?? []) box.append(question(select, false));
  if (line.replaced) {
    say('p', line.replaced, 'done');
    return box;
  }
  const row = buttons(content, box, tap);
  if (row) box.append(row);
  return box;
}
