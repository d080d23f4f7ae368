/** Expressions that are evaluated in the page of a report. */

/** Opens everything that can be opened. */
export const openAll = `document.querySelectorAll('details').forEach((each) => { each.open = true; })`;

/** Texts whose contrast to what lies behind them is below 4.5, with the ratio. */
export const faintTexts = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number);
  const isSeen = (color) => (rgb(color)[3] ?? 1) > 0;
  const light = (color) => {
    const [r, g, b] = rgb(color).map((each) => each / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const { backgroundColor } = getComputedStyle(each);
      if (isSeen(backgroundColor)) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  };
  const grounds = (element) => {
    const cell = element.closest('.cell');
    if (!cell) return [behind(element)];
    return [...cell.querySelectorAll('rect:not(.edge)')].map((each) => getComputedStyle(each).fill);
  };
  const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const texts = [...document.body.querySelectorAll('*')].filter((element) =>
    hasText(element) && !element.closest('title, desc, script') && element.getClientRects().length > 0);
  if (texts.length < 300) throw new Error('Only ' + texts.length + ' texts are on the page');
  return texts.flatMap((element) => {
    const style = getComputedStyle(element);
    const color = element instanceof SVGElement ? style.fill : style.color;
    const least = Math.min(...grounds(element).map((ground) => ratio(color, ground)));
    return least < 4.5 ? [element.textContent.slice(0, 40) + ' ' + least.toFixed(2)] : [];
  });
})()`;

/** How far curve and band reach beyond the axes of their figure, to a hundredth of a unit; zero where nothing is drawn outside. */
export const beyondAxes = `(() => {
  const figure = document.querySelector('#win-rate svg');
  const axis = figure.querySelector('.axis').getBBox();
  return [...figure.querySelectorAll('.curve, .band')].map((each) => {
    const box = each.getBBox();
    if (box.width < 100 || box.height < 5) throw new Error('Hardly anything is drawn');
    const beyond = Math.max(0, axis.x - box.x, axis.y - box.y,
      box.x + box.width - axis.x - axis.width, box.y + box.height - axis.y - axis.height);
    return Math.round(beyond * 100) / 100;
  });
})()`;

/** Figures that would not stay whole on A4 with margins of 14 mm, and steps of hands that are not on paper. */
export const cutOnPaper = `(() => {
  const [width, height] = [182 / 25.4 * 96, 269 / 25.4 * 96];
  const cut = [...document.querySelectorAll('figure')].filter((each) => {
    const box = each.getBoundingClientRect();
    const svg = each.querySelector('svg').getBoundingClientRect();
    return getComputedStyle(each).breakInside !== 'avoid' || box.height > height || svg.width > width || svg.height === 0;
  });
  const steps = [...document.querySelectorAll('.steps > li')];
  const missing = steps.filter((each) => each.getBoundingClientRect().height === 0);
  return { figures: document.querySelectorAll('figure').length, cut: cut.length, steps: steps.length, missing: missing.length };
})()`;
