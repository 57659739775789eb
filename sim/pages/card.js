// A template card as a member of staff sees it.
import { element, safeLink } from '/pages/page.js';

function link(text, url) {
  const safe = safeLink(url);
  return safe
    ? element('a', { text, href: safe, target: '_blank', rel: 'noreferrer noopener' })
    : element('span', { text });
}

function fields(card) {
  const rows = card.horizontal_content_list ?? [];
  if (!rows.length) return null;
  return element('dl', {}, ...rows.flatMap((row) => [
    element('dt', { text: row.keyname }),
    element('dd', {}, row.type === 1 ? link(row.value ?? row.url, row.url) : row.value ?? ''),
  ]));
}

// One question: options to tick (several allowed or not), or a list to choose from.
function question(part, several) {
  const name = `q-${part.question_key}-${Math.random()}`;
  return element('fieldset', { 'data-question': part.question_key },
    element('legend', { text: part.title ?? '请选择' }),
    ...(part.option_list ?? []).map((option) => element('label', { className: 'row' },
      element('input', {
        type: several ? 'checkbox' : 'radio', name, value: option.id,
        checked: option.is_checked === true || option.id === part.selected_id,
      }), option.text)));
}

function chosenIn(box) {
  const chosen = {};
  for (const part of box.querySelectorAll('fieldset')) {
    chosen[part.dataset.question] = [...part.querySelectorAll('input:checked')].map((input) => input.value);
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
  const box = element('div', { className: 'card', role: 'group', label: content.main_title?.title ?? '卡片' });
  const say = (tag, text, className) => { if (text) box.append(element(tag, { text, className })); };
  say('p', content.source?.desc);
  say('h3', content.main_title?.title);
  say('p', content.main_title?.desc);
  say('h3', content.emphasis_content?.title);
  say('p', content.emphasis_content?.desc);
  say('p', [content.quote_area?.title, content.quote_area?.quote_text].filter(Boolean).join('\n'), 'quote');
  say('p', content.sub_title_text);
  const rows = fields(content);
  if (rows) box.append(rows);
  for (const jump of content.jump_list ?? []) box.append(element('p', {}, link(jump.title, jump.url)));
  if (safeLink(content.card_action?.url)) box.append(element('p', {}, link('查看详情', content.card_action.url)));
  if (content.button_selection) box.append(question(content.button_selection, false));
  if (content.checkbox) box.append(question(content.checkbox, content.checkbox.mode === 1));
  for (const select of content.select_list ?? []) box.append(question(select, false));
  const row = line.replaced ? element('p', { className: 'done', text: line.replaced }) : buttons(content, box, tap);
  if (row) box.append(row);
  return box;
}
