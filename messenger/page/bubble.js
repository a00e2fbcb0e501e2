// One message as it is shown.

import { hourMinute, label, wall } from "./labels.js";
import { size } from "./size.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", spoiler: "span", text_link: "a", url: "a", bot_command: "button" };
const [WIDE, TALL] = [480, 340];

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `/page/icons.svg#${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

export function element(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// Text with its entities (offsets are in UTF-16 units, as those of JavaScript are), nested as they stand.
export function formatted(text, entities, from = 0, to = text.length) {
  const parts = [];
  let at = from;
  let rest = entities;
  while (rest.length && rest[0].offset < to) {
    const [entity, ...others] = rest;
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset >= at) {
      parts.push(text.slice(at, entity.offset));
      const inside = others.filter((other) => other.offset < end);
      parts.push(marked(entity, text.slice(entity.offset, end), formatted(text, inside, entity.offset, end)));
      at = end;
    }
    rest = others.filter((other) => other.offset >= at);
  }
  parts.push(text.slice(at, to));
  return parts;
}

function marked(entity, plain, children) {
  const node = element(TAGS[entity.type] || "span", entity.type, ...children);
  if (node.tagName === "A") {
    node.href = entity.url || plain;
    node.target = "_blank";
    node.rel = "noopener noreferrer";
  }
  if (node.tagName === "BUTTON") {
    node.type = "button";
    node.dataset.command = plain;
  }
  return node;
}

function buttons(message) {
  const rows = message.buttons.map((texts, row) => {
    const line = element("div", "row");
    line.dataset.columns = texts.length;
    line.append(...texts.map((text, column) => inlineButton(message, text, row, column)));
    return line;
  });
  return element("div", "buttons", ...rows);
}

function inlineButton(message, text, row, column) {
  const button = element("button", "inline", element("span", "", text));
  button.type = "button";
  Object.assign(button.dataset, { row, column, button: text });
  if (message.links[text]) button.append(icon("link"));
  if (message.copies[text]) button.dataset.copy = message.copies[text];
  return button;
}

function picture(file) {
  const link = element("a", "picture");
  link.href = file.url;
  link.target = "_blank";
  const image = element("img");
  Object.assign(image, { src: file.url, alt: file.name, loading: "lazy", decoding: "async" });
  // The room is taken before the picture has come, so that nothing jumps.
  image.style.width = `${Math.round(file.width * Math.min(1, TALL / file.height, WIDE / file.width))}px`;
  image.style.aspectRatio = `${file.width} / ${file.height}`;
  link.append(image);
  return link;
}

function documentLink(file) {
  const link = element("a", "document", icon("file"));
  link.href = `${file.url}?download=1`;
  link.download = file.name;
  link.append(element("span", "file-name", file.name), element("span", "file-size", size(file.size)));
  return link;
}

function fileParts(message) {
  const { file } = message;
  const shown = file.kind === "photo";
  const parts = [shown ? picture(file) : documentLink(file)];
  if (shown && !message.protected) {
    const save = element("a", "save icon", icon("save"));
    save.href = `${file.url}?download=1`;
    save.download = file.name;
    save.title = label("download");
    save.setAttribute("aria-label", label("download"));
    parts.push(save);
  }
  return element("div", "file", ...parts);
}

function marks(message) {
  const line = element("p", "marks");
  if (message.protected) line.append(mark("lock", "protected"));
  if (message.silent) line.append(mark("mute", "silent"));
  if (message.edited) line.append(element("span", "edited", label("edited")));
  const time = element("time", "", hourMinute(wall(message.date)));
  time.dateTime = message.date;
  line.append(time);
  return line;
}

function mark(name, key) {
  const node = element("span", "mark", icon(name));
  node.title = label(key);
  node.setAttribute("role", "img");
  node.setAttribute("aria-label", label(key));
  return node;
}

function quote(replied) {
  return element("blockquote", "replied", replied.text || replied.file?.name || "");
}

function copyButton() {
  const button = element("button", "copy icon", icon("copy"));
  button.type = "button";
  button.title = label("copy");
  button.setAttribute("aria-label", label("copy"));
  return button;
}

export function bubble(message, replied) {
  const card = element("div", "card");
  if (replied) card.append(quote(replied));
  if (message.file) card.append(fileParts(message));
  if (message.text) card.append(element("div", "text", ...formatted(message.text, message.entities)));
  card.append(marks(message));
  if (message.buttons.length) card.append(buttons(message));
  if (message.buttons.length) card.classList.add("asks");
  const node = element("article", `message ${message.from}`, card);
  if (message.protected) node.classList.add("protected");
  else if (message.text) node.append(copyButton());
  node.id = `m${message.message_id}`;
  node.tabIndex = -1;
  return node;
}
