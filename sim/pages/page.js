// What every page needs: asking the stand-in, building elements, following a screen as it changes.
// All text of people goes through textContent: nothing they write becomes markup.

export async function control(action, input = {}, signal = undefined) {
  const answer = await fetch(`/control/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(input),
    signal,
  });
  const out = await answer.json();
  if (!answer.ok) throw new Error(`${out.error}。${out.remedy ?? ''}`);
  return out;
}

export function element(tag, given = {}, ...children) {
  const { text, className, label, role, ...attributes } = given;
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  if (label) made.setAttribute('aria-label', label);
  if (role) made.setAttribute('role', role);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export function complain(error) {
  const place = document.getElementById('notice');
  if (place) place.textContent = error ? error.message : '';
}

// Does what a person asked for; a refusal is shown, not swallowed.
export async function act(action, input) {
  try {
    const out = await control(action, input);
    complain(null);
    return out;
  } catch (error) {
    complain(error);
    return null;
  }
}

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// A page that nobody looks at holds no connection: browsers have six for one address.
function visible() {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener('visibilitychange', () => resolve(visible()), { once: true });
  });
}

// Calls `show` with the screen now and at each change, until the returned function is called.
export function follow(action, input, show) {
  const stopped = new AbortController();
  const patience = 20000;
  const pause = 2000;
  (async () => {
    let seen = { version: -1, epoch: '' };
    while (!stopped.signal.aborted) {
      await visible();
      try {
        const asked = { ...input, ...seen, timeout_ms: seen.version < 0 ? 0 : patience };
        const screen = await control(action, asked, stopped.signal);
        if (stopped.signal.aborted) return;
        if (seen.failed) complain(null);
        if (screen.version !== seen.version || screen.epoch !== seen.epoch) show(screen);
        seen = { version: screen.version, epoch: screen.epoch };
      } catch (error) {
        if (stopped.signal.aborted) return;
        complain(new Error(`连接不上模拟平台：${error.message}`));
        seen = { version: -1, epoch: '', failed: true };
        await wait(pause);
      }
    }
  })();
  return () => stopped.abort();
}

// Brings `list` to one element for each item. What did not change stays as it is: pictures do not
// flicker, a screen reader speaks new lines alone, and what is being typed remains.
export function draw(list, items, keyOf, make) {
  const before = new Map([...list.children].map((child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const key = String(keyOf(item));
    const print = JSON.stringify(item);
    const old = before.get(key);
    if (old && old.dataset.print === print) return old;
    const made = make(item, old);
    made.dataset.key = key;
    made.dataset.print = print;
    return made;
  });
  for (const child of [...list.children]) if (!wanted.includes(child)) child.remove();
  wanted.forEach((child, at) => {
    if (list.children[at] !== child) list.insertBefore(child, list.children[at] ?? null);
  });
}

const two = (n) => String(n).padStart(2, '0');

// The office's wall clock, UTC+8.
export function clockText(milliseconds) {
  const at = new Date(milliseconds + 8 * 3600 * 1000);
  const day = `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`;
  return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

// A link that may be followed: never javascript: or the like.
export function safeLink(url) {
  return /^https?:\/\//i.test(url ?? '') ? url : null;
}

// A link to another place, in a window of its own.
export function away(text, url, className) {
  const to = { href: url, target: '_blank', rel: 'noreferrer noopener' };
  return element('a', { text, className, ...to });
}

// Text in which web addresses can be followed.
export function linked(text) {
  const parts = document.createDocumentFragment();
  let at = 0;
  for (const found of text.matchAll(/https?:\/\/[\w\-./?%&=#:~+@!,;]*[\w\-/?%&=#~+@]/g)) {
    parts.append(text.slice(at, found.index), away(found[0], found[0]));
    at = found.index + found[0].length;
  }
  parts.append(text.slice(at));
  return parts;
}

export function keepAtEnd(list) {
  list.scrollTop = list.scrollHeight;
}
