// A plot of marks with labels and lines between them: the graph, and the map. It works out where
// everything stands on the screen; `painter` (SVG or canvas) only draws that.
//
// A point: {ref, x, y, radius, lines, anchor, weight, colour, mark}, a line: {ref, a, b, bend,
// colour, width, dash, arrow, quiet}; a and b are points.
class Plot {
  constructor(host, { painter, scaled, pad, most, pick, describe }) {
    Object.assign(this, { host, scaled, pad, most, pick, describe, points: [], lines: [], hover: null, focus: null });
    this.camera = new Camera(host, {
      moved: () => this.later(),
      picked: (x, y) => { const hit = this.hit(x, y); this.focus = hit && hit.lines ? hit : this.focus; pick(hit); },
      pointed: (x, y, event) => this.point(x, y, event),
      keyed: key => this.key(key),
    });
    this.painter = new painter(host, this);
    new ResizeObserver(() => this.resized()).observe(host);
  }
  set(points, lines, backdrop = null) {
    Object.assign(this, { points, lines, backdrop, order: [...points].sort((a, b) =>
      b.anchor - a.anchor || b.weight - a.weight || (a.ref.id < b.ref.id ? -1 : 1)) });
    this.hover = null;
    this.trees = this.scaled ? trees(points) : [];
    this.painter.set();
    this.later();
  }
  resized() {
    if (!this.host.clientWidth) return;
    if (!this.touched) this.fit();
    this.later();
  }
  fit() {
    if (!this.host.clientWidth || !this.points.length) return;
    const em = this.em();
    const pad = this.pad.map(length => length * em);
    let scale = 1; // of labels to the lengths of the layout: they stay legible when those shrink
    for (let i = 0; i < 4; i++) {
      const box = this.box || this.points.map(point => extent(point, scale)).reduce((a, b) => [
        Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
      this.camera.fit(box, pad, this.most * em);
      scale = this.font() / this.camera.k;
    }
    this.touched = false;
    this.later();
  }
  em() { return parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.82; }
  // Size of labels in pixels: as large as the scale allows, never too small to read.
  font() {
    const em = this.em();
    return this.scaled ? Math.min(em * 1.25, Math.max(em * 0.9, this.camera.k)) : em;
  }
  size(point) {
    const { k } = this.camera;
    const em = this.em();
    return point.radius * (this.scaled ? Math.min(k, em + Math.max(0, k - em) * 0.3) : em);
  }
  later() {
    if (this.asked) return;
    this.asked = requestAnimationFrame(() => { this.asked = 0; this.paint(); });
  }
  paint() {
    if (!this.host.clientWidth) return;
    const font = this.font();
    for (const point of this.points) {
      [point.sx, point.sy] = this.camera.at(point.x, point.y);
      point.sr = this.size(point);
      point.box = null;
    }
    const near = this.near();
    this.place(font, near);
    for (const line of this.lines) {
      line.path = curve(line);
      line.faded = near && !near.has(line);
    }
    for (const point of this.points) point.faded = near && !near.has(point);
    this.painter.paint(font);
  }
  // What is tied to the point or line in question; null if nothing is.
  near() {
    const hub = this.hover || this.points.find(p => this.marked(p)) || this.lines.find(l => this.marked(l));
    if (!hub) return null;
    const found = new Set([hub]);
    if (hub.a) { found.add(hub.a); found.add(hub.b); return found; }
    for (const line of this.lines) if (line.a === hub || line.b === hub) { found.add(line); found.add(line.a); found.add(line.b); }
    return found;
  }
  marked(item) {
    return selected && (item.ref === selected.node || item.ref === selected.edge ||
      (selected.places && item.ref.places && item.ref.key === selected.key));
  }
  // Labels where there is room: below the mark, else above, right or left of it; else none.
  place(font, near) {
    const taken = new Grid(font * 6);
    const { clientWidth: w, clientHeight: h } = this.host;
    const first = near ? [...this.order].sort((a, b) => near.has(b) - near.has(a)) : this.order;
    const shown = first.filter(p => p.sx > -99 && p.sy > -99 && p.sx < w + 99 && p.sy < h + 99);
    for (const point of shown) if (!near || near.has(point)) taken.add([point.sx - point.sr, point.sy - point.sr, point.sx + point.sr, point.sy + point.sr, point, true]);
    for (const point of shown) {
      const size = font * (point.anchor ? 1.25 : 1);
      const wide = size * Math.max(...point.lines.map(em)), high = size * 1.2 * point.lines.length;
      const gap = point.sr + font * 0.15;
      const tries = [[-wide / 2, gap], [-wide / 2, -gap - high], [gap, -high / 2], [-gap - wide, -high / 2]];
      for (const [dx, dy] of tries) {
        const box = [point.sx + dx, point.sy + dy, point.sx + dx + wide, point.sy + dy + high, point];
        const cut = !this.touched && (box[0] < 0 || box[1] < 0 || box[2] > w || box[3] > h);
        if (!cut && taken.free(box)) { taken.add(box); point.box = box; point.font = size; break; }
      }
      if (!point.box && point.anchor) { // a city is named even if that hides a mark
        const box = [point.sx - wide / 2, point.sy + gap, point.sx + wide / 2, point.sy + gap + high, point];
        if (taken.free(box, true)) { taken.add(box); point.box = box; point.font = size; }
      }
    }
  }
  hit(x, y) {
    let best = null, least = 6;
    for (const p of this.points) {
      const far = Math.hypot(p.sx - x, p.sy - y) - p.sr;
      if (far < least) { best = p; least = far; }
    }
    if (best) return best;
    best = this.points.find(p => p.box && x >= p.box[0] && x <= p.box[2] && y >= p.box[1] && y <= p.box[3]);
    if (best) return best;
    least = 6;
    for (const line of this.lines) {
      const far = distance(line.path, x, y);
      if (far < least) { best = line; least = far; }
    }
    return best || null;
  }
  point(x, y, event) {
    const hit = this.hit(x, y);
    tip(hit ? this.describe(hit.ref) : "", event);
    this.host.style.cursor = hit ? "pointer" : "grab";
    if (hit !== this.hover) { this.hover = hit; this.later(); }
  }
  // Arrow keys: to the nearest mark in that direction; Enter opens it.
  key(key) {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    if (key === "0") { this.fit(); return true; }
    if (key === "Enter" || key === " ") { if (this.focus) this.pick(this.focus); return true; }
    if (key === "Escape") { this.pick(null); return true; }
    if (!way || !this.points.length) return false;
    const here = this.points.includes(this.focus) ? this.focus : null;
    let best = null, least = Infinity;
    for (const point of here ? this.points : [this.order[0]]) {
      if (point === here) continue;
      const [dx, dy] = here ? [point.sx - here.sx, point.sy - here.sy] : [0, 0];
      const along = dx * way[0] + dy * way[1], aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
      if (here && along <= 0) continue;
      const far = along + 2 * aside;
      if (far < least) { best = point; least = far; }
    }
    if (best) { this.focus = this.hover = best; this.reveal(best); announce(this.describe(best.ref)); this.later(); }
    return true;
  }
  // Brings a mark into sight; `close`: near enough to read the labels around it.
  reveal(point, close = false) {
    if (!this.host.clientWidth) return; // hidden: it is fitted when it is shown
    const legible = this.em() * 0.9;
    if (close && this.scaled && this.camera.k < legible) {
      this.touched = true;
      this.camera.k = legible;
      this.camera.x = this.host.clientWidth / 2 - point.x * legible;
      this.camera.y = this.host.clientHeight / 2 - point.y * legible;
      this.later();
      return;
    }
    const [x, y] = this.camera.at(point.x, point.y);
    const { clientWidth: w, clientHeight: h } = this.host;
    if (x < 20 || y < 20 || x > w - 20 || y > h - 40) { this.touched = true; this.camera.pan(w / 2 - x, h / 2 - y); }
  }
}

// How far a mark and its label reach, in the lengths of the layout (em of the label).
function extent({ x, y, radius, lines, anchor }, scale) {
  const size = (anchor ? 1.25 : 1) * scale, half = Math.max(radius, (size * Math.max(...lines.map(em))) / 2);
  return [x - half, y - radius, x + half, y + radius + 0.15 * scale + 1.2 * size * lines.length];
}

// How far the colour of a community reaches around its marks, in pixels.
const around = plot => Math.min(44, plot.camera.k * 2.8);

const em = text => Array.from(text).reduce((sum, char) => sum + (char > "\u2e80" ? 1 : 0.56), 0);

// From mark to mark, as start, control and end points, with the tip of the arrow.
function curve({ a, b, bend, arrow }) {
  let [dx, dy] = [b.sx - a.sx, b.sy - a.sy];
  const length = Math.hypot(dx, dy) || 1;
  [dx, dy] = [dx / length, dy / length];
  const sag = bend * Math.min(18, length * 0.16);
  const [mx, my] = [(a.sx + b.sx) / 2 - dy * sag * 2, (a.sy + b.sy) / 2 + dx * sag * 2];
  const [x1, y1] = toward(a, mx, my, a.sr);
  const [x2, y2] = toward(b, mx, my, b.sr + (arrow ? 3 : 0));
  return [x1, y1, mx, my, x2, y2];
}

function toward(point, x, y, far) {
  const length = Math.hypot(x - point.sx, y - point.sy) || 1;
  const part = Math.min(far / length, 0.9);
  return [point.sx + (x - point.sx) * part, point.sy + (y - point.sy) * part];
}

function distance([x1, y1, cx, cy, x2, y2], x, y) {
  if (x < Math.min(x1, cx, x2) - 8 || x > Math.max(x1, cx, x2) + 8 ||
      y < Math.min(y1, cy, y2) - 8 || y > Math.max(y1, cy, y2) + 8) return Infinity;
  let least = Infinity;
  for (let i = 0, px = x1, py = y1; i <= 16; i++) {
    const t = i / 16, s = 1 - t;
    const qx = s * s * x1 + 2 * s * t * cx + t * t * x2, qy = s * s * y1 + 2 * s * t * cy + t * t * y2;
    const [ux, uy] = [qx - px, qy - py];
    const along = Math.max(0, Math.min(1, ((x - px) * ux + (y - py) * uy) / (ux * ux + uy * uy || 1)));
    least = Math.min(least, Math.hypot(px + along * ux - x, py + along * uy - y));
    [px, py] = [qx, qy];
  }
  return least;
}

// Boxes by the cells that they touch, so that few have to be compared.
class Grid {
  constructor(cell) { this.cell = cell; this.cells = new Map(); }
  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x++)
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y++) yield x * 100003 + y;
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
  // Whether nothing lies there; a mark (other[5]) may, if only labels count.
  free(box, labels = false) {
    for (const key of this.keys(box))
      for (const other of this.cells.get(key) || [])
        if (other[4] !== box[4] && !(labels && other[5]) && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
    return true;
  }
}

// The outline of a mark of radius 1, as corners; a circle has none.
const CORNERS = {
  circle: null,
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  triangle: [[0, -1.1], [1.05, 0.8], [-1.05, 0.8]],
  hexagon: [0, 1, 2, 3, 4, 5].map(i => [Math.cos(i * Math.PI / 3), Math.sin(i * Math.PI / 3)]),
};

// What holds a community together on the screen: the shortest tree over its marks (Prim, 1957).
function trees(points) {
  const groups = new Map();
  for (const point of points) {
    const { community } = point.ref;
    if (!groups.has(community)) groups.set(community, []);
    groups.get(community).push(point);
  }
  return [...groups].map(([community, members]) => {
    const out = [];
    const far = members.map(() => Infinity), from = members.map(() => 0), left = new Set(members.keys());
    let here = 0;
    left.delete(0);
    while (left.size) {
      let next = -1;
      for (const i of left) {
        const d = Math.hypot(members[i].x - members[here].x, members[i].y - members[here].y);
        if (d < far[i]) { far[i] = d; from[i] = here; }
        if (next < 0 || far[i] < far[next]) next = i;
      }
      left.delete(next);
      out.push([members[from[next]], members[next]]);
      here = next;
    }
    return { shade: community % SHADES, links: out.length ? out : [[members[0], members[0]]] };
  });
}
const SHADES = 6;
