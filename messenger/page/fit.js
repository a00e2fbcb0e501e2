// Rows of buttons: equal columns where the labels fit in, else as many in a line as fit; long labels break between words.

const WIDE = 5;

const tooNarrow = (button) => button.scrollWidth > button.clientWidth;

function fitRow(row) {
  row.classList.remove("tight", "flow");
  const buttons = [...row.children];
  if (!buttons.some(tooNarrow)) return;
  if (buttons.length >= WIDE) row.classList.add("tight");
  if (buttons.length < WIDE || buttons.some(tooNarrow)) {
    row.classList.remove("tight");
    row.classList.add("flow");
  }
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
