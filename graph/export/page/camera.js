// What part of a plot is seen, and the hands, wheels and keys that move it.
class Camera {
  constructor(host, { moved, picked, pointed, keyed }) {
    Object.assign(this, { host, moved, k: 1, x: 0, y: 0, least: 0.01, most: 100 });
    const pointers = new Map();
    let travelled = 0;
    host.addEventListener("pointerdown", event => {
      if (event.button > 0 || event.target.closest("button")) return;
      host.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, [event.clientX, event.clientY]);
      travelled = 0;
    });
    host.addEventListener("pointermove", event => {
      const before = pointers.get(event.pointerId);
      if (!before) { if (event.pointerType !== "touch") pointed(...this.inside(event), event); return; }
      const [dx, dy] = [event.clientX - before[0], event.clientY - before[1]];
      travelled += Math.abs(dx) + Math.abs(dy);
      if (pointers.size === 2) {
        const [still] = [...pointers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
        const stretch = Math.hypot(event.clientX - still[0], event.clientY - still[1]) /
          (Math.hypot(before[0] - still[0], before[1] - still[1]) || 1);
        this.zoom(stretch, ...this.inside({ clientX: still[0], clientY: still[1] }));
      } else if (travelled > 4) this.pan(dx, dy);
      if (travelled > 4 || pointers.size === 2) pointers.set(event.pointerId, [event.clientX, event.clientY]);
    });
    const up = event => {
      if (pointers.delete(event.pointerId) && travelled <= 4 && event.type === "pointerup") {
        picked(...this.inside(event), event);
      }
    };
    host.addEventListener("pointerup", up);
    host.addEventListener("pointercancel", up);
    host.addEventListener("pointerleave", event => pointed(-1e6, -1e6, event));
    host.addEventListener("wheel", event => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0018)), ...this.inside(event));
    }, { passive: false });
    host.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== host) return;
      const [cx, cy] = [host.clientWidth / 2, host.clientHeight / 2];
      if (event.key === "+" || event.key === "=") this.zoom(1.3, cx, cy);
      else if (event.key === "-") this.zoom(1 / 1.3, cx, cy);
      else if (!keyed(event.key)) return;
      event.preventDefault();
    });
  }
  inside(event) {
    const box = this.host.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }
  pan(dx, dy) { this.x += dx; this.y += dy; this.moved(); }
  zoom(factor, cx, cy) {
    const k = Math.min(this.most, Math.max(this.least, this.k * factor));
    this.x = cx - (cx - this.x) * (k / this.k);
    this.y = cy - (cy - this.y) * (k / this.k);
    this.k = k;
    this.moved();
  }
  // Shows the box [left, top, right, bottom] of the world whole, with room for labels in pixels.
  fit([left, top, right, bottom], [padX, padTop, padBottom], most = Infinity) {
    const [w, h] = [this.host.clientWidth, this.host.clientHeight];
    if (!w || !h) return;
    this.k = Math.min(most, Math.max(1, w - 2 * padX) / Math.max(right - left, 1e-6),
      Math.max(1, h - padTop - padBottom) / Math.max(bottom - top, 1e-6));
    this.least = this.k / 3;
    this.most = this.k * 40;
    this.x = w / 2 - (this.k * (left + right)) / 2;
    this.y = padTop + (h - padTop - padBottom) / 2 - (this.k * (top + bottom)) / 2;
  }
  at(x, y) { return [x * this.k + this.x, y * this.k + this.y]; }
}
