// The demonstration's clock: what it says, and the buttons that move it on.
import { act, clockText, control } from '/pages/page.js';

// `moved` is called once the clock stands there and what was due meanwhile has been sent.
export function moveByButtons(moved) {
  for (const button of document.querySelectorAll('[data-days]')) {
    button.addEventListener('click', async () => {
      const buttons = [...document.querySelectorAll('[data-days]')];
      for (const one of buttons) one.disabled = true;
      const out = await act('gateway-clock', { days: Number(button.dataset.days) });
      for (const one of buttons) one.disabled = false;
      if (out) document.getElementById('moved').textContent = `已经拨到 ${clockText(out.stamp)}`;
      await moved();
    });
  }
}

export async function showNow() {
  const clock = await control('clock');
  document.getElementById('now').textContent = clockText(clock.stamp);
}
