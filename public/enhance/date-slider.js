// @ts-check
/**
 * Puts a slider over the links to the days on which the register changes, whose stops they are. The page is whole without it: the links stay.
 * It reads <nav data-slider="YYYY-MM-DD"> with <a data-day="YYYY-MM-DD"> in it, the words that name it (aria-labelledby of the nav) and
 * fills the room kept for it in <div data-slot>, so that nothing moves. Let go with the pointer it leads where the link does; by the keyboard the day
 * is chosen and marked, and written into the field for a date, and Enter leads there: nobody is led away between two steps.
 */

/** Under this name it is kept, from one page to the next, that the slider led here and has the focus again. */
const kept = 'date-slider';

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
 * @returns {HTMLInputElement | null}
 */
export function slide(nav) {
  const links = [...nav.querySelectorAll('a')].filter((link) => link.dataset.day);
  const slot = nav.querySelector('[data-slot]');
  if (links.length < 3 || !slot) return null;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = '0';
  slider.max = String(links.length - 1);
  const days = links.map((link) => link.dataset.day ?? '');
  slider.value = String(position(days, nav.dataset.slider ?? ''));
  slider.setAttribute('aria-labelledby', nav.getAttribute('aria-labelledby') ?? '');
  slider.className = 'tw:block tw:h-6 tw:w-full tw:cursor-pointer';
  const chosen = () => links[Number(slider.value)];
  const say = () => slider.setAttribute('aria-valuetext', chosen()?.textContent ?? '');
  const mark = () => {
    say();
    for (const link of links) link.toggleAttribute('data-chosen', link === chosen());
    const field = document.querySelector('input[type="date"]');
    if (field instanceof HTMLInputElement) field.value = chosen()?.dataset.day ?? field.value;
  };
  const go = () => {
    const link = chosen();
    if (!link) return;
    try {
      sessionStorage.setItem(kept, location.pathname);
    } catch {
      // Where nothing may be kept the focus begins anew.
    }
    location.assign(link.href);
  };
  let byPointer = false;
  slider.addEventListener('pointerdown', () => {
    byPointer = true;
  });
  slider.addEventListener('keydown', (event) => {
    byPointer = false;
    if (event.key === 'Enter') go();
  });
  slider.addEventListener('input', mark);
  slider.addEventListener('change', () => {
    if (byPointer) go();
  });
  say();
  slot.append(slider);
  return slider;
}

/** @param {HTMLInputElement | null} slider */
function focusAgain(slider) {
  try {
    if (sessionStorage.getItem(kept) !== location.pathname) return;
    sessionStorage.removeItem(kept);
  } catch {
    return;
  }
  slider?.focus({ preventScroll: true });
}

if (typeof document !== 'undefined') {
  for (const nav of document.querySelectorAll('nav[data-slider]'))
    if (nav instanceof HTMLElement) focusAgain(slide(nav));
}
