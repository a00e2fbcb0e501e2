// Short notices at the edge of the page, and those that want an "understood".

const place = document.getElementById("notices");
const alertBox = document.getElementById("alert");
const SHOWN = 5000;

export function notice(text, kind = "") {
  const note = document.createElement("p");
  note.className = `notice ${kind}`;
  note.textContent = text;
  place.append(note);
  while (place.children.length > 3) place.firstChild.remove();
  setTimeout(() => note.remove(), SHOWN);
}

export function alertNotice(text) {
  document.getElementById("alert-text").textContent = text;
  alertBox.showModal();
}
