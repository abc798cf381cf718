// @ts-check
/**
 * Makes a slider of the links to the days on which the register changes. The page is whole without it: the links stay.
 * It reads <nav data-slider="YYYY-MM-DD" data-label="…"> with <a data-day="YYYY-MM-DD"> in it, fills the
 * room kept for it in <div data-slot>, so that nothing moves, and goes where a link leads.
 */

/**
 * Where a day stands among sorted days: the index of the last one that is not after it, 0 when it is before them all.
 * @param {readonly string[]} days
 * @param {string} day
 * @returns {number}
 */
export function position(days, day) {
  let at = 0;
  for (const [index, other] of days.entries()) if (other <= day) at = index;
  return at;
}

/**
 * @param {HTMLElement} nav
 * @returns {void}
 */
function slide(nav) {
  const links = [...nav.querySelectorAll('a')].filter((link) => link.dataset.day);
  const slot = nav.querySelector('[data-slot]');
  if (links.length < 3 || !slot) return;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = '0';
  slider.max = String(links.length - 1);
  slider.value = String(
    position(
      links.map((link) => link.dataset.day ?? ''),
      nav.dataset.slider ?? '',
    ),
  );
  const said = document.createElement('output');
  const words = document.createElement('span');
  const label = document.createElement('label');
  const chosen = () => links[Number(slider.value)];
  const say = () => {
    const text = chosen()?.textContent ?? '';
    said.textContent = text;
    slider.setAttribute('aria-valuetext', text);
  };
  slider.addEventListener('input', say);
  // Arrow keys change the value at each press: wait for a pause before leaving the page.
  let pause = 0;
  slider.addEventListener('change', () => {
    window.clearTimeout(pause);
    pause = window.setTimeout(() => {
      const link = chosen();
      if (link) location.assign(link.href);
    }, 500);
  });
  words.append(nav.dataset.label ?? '', ' ', said);
  label.append(words, slider);
  label.className = 'tw:flex tw:h-full tw:flex-col tw:justify-end';
  words.className = 'tw:truncate tw:tabular-nums';
  slider.className = 'tw:h-6 tw:w-full';
  say();
  slot.append(label);
}

if (typeof document !== 'undefined') {
  for (const nav of document.querySelectorAll('nav[data-slider]')) if (nav instanceof HTMLElement) slide(nav);
}
