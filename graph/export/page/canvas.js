// Draws a plot on a canvas: for more marks than SVG elements can move smoothly.
class CanvasPainter {
  constructor(host, plot) {
    this.plot = plot;
    this.canvas = make("canvas", { "aria-hidden": "true" });
    host.prepend(this.canvas);
  }
  set() {}
  paint(font) {
    const { plot, canvas } = this;
    const { clientWidth: w, clientHeight: h } = plot.host;
    const dpr = Math.min(devicePixelRatio || 1, 2);
    if (canvas.width !== Math.round(w * dpr) || canvas.height !== Math.round(h * dpr)) {
      canvas.width = Math.round(w * dpr);
      canvas.height = Math.round(h * dpr);
    }
    const pen = canvas.getContext("2d");
    const style = getComputedStyle(document.documentElement);
    const paint = name => style.getPropertyValue(name).trim();
    pen.setTransform(dpr, 0, 0, dpr, 0, 0);
    pen.clearRect(0, 0, w, h);
    pen.lineJoin = pen.lineCap = "round";
    pen.lineWidth = around(plot) * 2;
    for (const { shade, links } of plot.trees) {
      pen.strokeStyle = paint(`--shade-${shade}`);
      pen.beginPath();
      for (const [p, q] of links) { pen.moveTo(p.sx, p.sy); pen.lineTo(q.sx + 0.1, q.sy); }
      pen.stroke();
    }
    pen.lineCap = "butt";
    this.edges(pen, w, h);
    this.marks(pen, w, h, paint("--ink"));
    this.labels(pen, paint("--ink"), paint("--halo"), getComputedStyle(document.body).fontFamily);
    pen.globalAlpha = 1;
  }
  // Lines of one look are drawn in one go.
  edges(pen, w, h) {
    const looks = new Map();
    for (const line of this.plot.lines) {
      const [x1, y1, cx, cy, x2, y2] = line.path;
      if (Math.max(x1, x2, cx) < 0 || Math.max(y1, y2, cy) < 0 || Math.min(x1, x2, cx) > w || Math.min(y1, y2, cy) > h) continue;
      const strong = this.plot.hover === line || this.plot.marked(line) ? 2 : 1;
      const alpha = line.faded ? 0.1 : line.quiet ? 0.55 : 0.85;
      const key = [line.colour, line.width * strong, line.dash, alpha].join("|");
      if (!looks.has(key)) looks.set(key, { line, width: line.width * strong, alpha, paths: [] });
      looks.get(key).paths.push(line);
    }
    for (const { line, width, alpha, paths } of looks.values()) {
      pen.globalAlpha = alpha;
      pen.strokeStyle = pen.fillStyle = line.colour;
      pen.lineWidth = width;
      pen.setLineDash(line.dash.map(part => part * width));
      pen.beginPath();
      for (const { path: [x1, y1, cx, cy, x2, y2], bend } of paths) {
        pen.moveTo(x1, y1);
        if (bend) pen.quadraticCurveTo(cx, cy, x2, y2); else pen.lineTo(x2, y2);
      }
      pen.stroke();
      pen.setLineDash([]);
      if (this.plot.camera.k < this.plot.em() * 0.6) continue; // too small to see
      pen.beginPath();
      for (const one of paths) if (one.arrow) {
        head(one.path, 5 + one.width).forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      }
      pen.fill();
    }
  }
  marks(pen, w, h, ink) {
    for (const point of [...this.plot.order].reverse()) {
      const { sx, sy, sr } = point;
      if (sx + sr < 0 || sy + sr < 0 || sx - sr > w || sy - sr > h) continue;
      pen.globalAlpha = point.faded ? 0.13 : 1;
      pen.fillStyle = point.colour;
      pen.beginPath();
      const corners = CORNERS[point.mark];
      if (corners) corners.forEach(([x, y]) => pen.lineTo(sx + x * sr, sy + y * sr));
      else pen.arc(sx, sy, sr, 0, 2 * Math.PI);
      pen.closePath();
      pen.fill();
      if (this.plot.marked(point) || (this.plot.focus === point && this.plot.host.matches(":focus-visible"))) {
        pen.strokeStyle = ink;
        pen.lineWidth = 2.5;
        pen.stroke();
      }
    }
  }
  labels(pen, ink, halo, family) {
    pen.textAlign = "center";
    pen.textBaseline = "alphabetic";
    pen.lineWidth = 3;
    pen.lineJoin = "round";
    pen.strokeStyle = halo;
    pen.fillStyle = ink;
    let face = "";
    for (const point of this.plot.order) {
      if (!point.box) continue;
      const wanted = `${point.anchor ? 700 : 400} ${point.font}px ${family}`;
      if (wanted !== face) pen.font = face = wanted;
      pen.globalAlpha = point.faded ? 0.13 : 1;
      point.lines.forEach((text, i) => {
        const x = (point.box[0] + point.box[2]) / 2, y = point.box[1] + point.font * (0.95 + 1.2 * i);
        pen.strokeText(text, x, y);
        pen.fillText(text, x, y);
      });
    }
  }
}
