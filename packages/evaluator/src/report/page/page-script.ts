/**
 * The one script of a report: hands are stepped through by buttons and arrow keys. Without it every step is on the page, and
 * so it is on paper.
 */
export const pageScript = `
'use strict';
for (const hand of document.querySelectorAll('.hand')) {
  const steps = [...hand.querySelectorAll('.steps > li')];
  const list = hand.querySelector('.steps');
  let at = steps.length;
  const bar = document.createElement('div');
  bar.className = 'stepper';
  const place = document.createElement('span');
  place.setAttribute('role', 'status');
  const go = (to) => {
    at = Math.min(steps.length, Math.max(1, to));
    steps.forEach((step, index) => {
      step.hidden = index >= at;
      if (index === at - 1) step.setAttribute('aria-current', 'step');
      else step.removeAttribute('aria-current');
    });
    place.textContent = 'Step ' + at + ' of ' + steps.length;
  };
  const button = (text, to) => {
    const each = document.createElement('button');
    each.type = 'button';
    each.textContent = text;
    each.addEventListener('click', () => go(to()));
    bar.append(each);
  };
  button('First', () => 1);
  button('Back', () => at - 1);
  button('Next', () => (at === steps.length ? 1 : at + 1));
  button('All', () => steps.length);
  bar.append(place);
  place.textContent = steps.length + ' steps: arrow keys move';
  list.before(bar);
  list.tabIndex = 0;
  const keys = { ArrowRight: () => at + 1, ArrowLeft: () => at - 1, Home: () => 1, End: () => steps.length };
  hand.addEventListener('keydown', (event) => {
    const key = keys[event.key];
    if (!key || !hand.open || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(key());
  });
}
addEventListener('beforeprint', () => {
  for (const each of document.querySelectorAll('details:not(.in-full)')) each.open = true;
});
`;
