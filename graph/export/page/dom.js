// Elements made from plain text only: nothing of the data is ever read as markup.
const $ = id => document.getElementById(id);

function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child != null && child !== false));
  return element;
}

const announce = text => { $("said").textContent = text; };

function tip(text, event) {
  const box = $("tip");
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const right = event.clientX + 14 + box.offsetWidth > innerWidth;
  const low = event.clientY + 14 + box.offsetHeight > innerHeight;
  box.style.left = `${Math.max(4, right ? event.clientX - 10 - box.offsetWidth : event.clientX + 14)}px`;
  box.style.top = `${Math.max(4, low ? event.clientY - 10 - box.offsetHeight : event.clientY + 14)}px`;
}
