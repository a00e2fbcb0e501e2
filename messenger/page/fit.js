// Rows of buttons: equal columns where the labels fit in, else as many in a line as fit. A label that is too long for
// a whole line breaks, between words only.

const WIDE = 5;
const segmenter = window.Intl && Intl.Segmenter ? new Intl.Segmenter("zh", { granularity: "word" }) : null;
const [HAN_START, HAN_END] = [/^\p{Script=Han}/u, /\p{Script=Han}$/u];

const tooNarrow = (button) => button.scrollWidth > button.clientWidth;

// The words of a label with a place to break between them: Chinese writes none apart.
function words(text) {
  if (!segmenter) return [text];
  const parts = [];
  for (const { segment } of segmenter.segment(text)) {
    const between = parts.length && HAN_END.test(parts[parts.length - 1]) && HAN_START.test(segment);
    if (between) parts.push(document.createElement("wbr"));
    parts.push(segment);
  }
  return parts;
}

function reset(button) {
  if (!button.classList.contains("long")) return;
  button.classList.remove("long");
  button.removeAttribute("aria-label");
  button.firstChild.textContent = button.dataset.button;
}

function breakWords(button) {
  button.classList.add("long");
  button.setAttribute("aria-label", button.dataset.button);
  button.firstChild.replaceChildren(...words(button.dataset.button));
}

function fitRow(row) {
  const buttons = [...row.children];
  row.classList.remove("tight", "flow");
  buttons.forEach(reset);
  if (!buttons.some(tooNarrow)) return;
  if (buttons.length >= WIDE) row.classList.add("tight");
  if (buttons.length >= WIDE && !buttons.some(tooNarrow)) return;
  row.classList.replace("tight", "flow") || row.classList.add("flow");
  buttons.filter(tooNarrow).forEach(breakWords);
}

export function fit(root) {
  for (const row of root.querySelectorAll(".row")) fitRow(row);
}

export function fitOnResize(root) {
  let width = 0;
  new ResizeObserver(() => {
    if (root.clientWidth === width) return;
    width = root.clientWidth;
    fit(root);
  }).observe(root);
}
