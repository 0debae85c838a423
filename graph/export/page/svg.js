// Draws a plot as SVG: sharp, and each mark an element; for up to a few hundred marks.
class SvgPainter {
  constructor(host, plot) {
    this.plot = plot;
    this.layers = ["backdrop", "hulls", "edges", "nodes"].map(name => draw("g", { class: name }));
    this.svg = draw("svg", { "aria-hidden": "true" }, this.layers);
    host.prepend(this.svg);
  }
  set() {
    const [backdrop, hullLayer, edgeLayer, nodeLayer] = this.layers;
    for (const layer of this.layers) layer.replaceChildren();
    if (this.plot.backdrop) backdrop.append(...this.plot.backdrop());
    this.drawn = new Map();
    for (const line of this.plot.lines) {
      const path = draw("path", { class: "edge", stroke: line.colour, "stroke-width": line.width, "stroke-opacity": line.quiet ? 0.75 : 0.95 });
      const arrow = line.arrow ? draw("path", { fill: line.colour }) : null;
      const group = draw("g", { "data-edge": line.ref.index }, path, arrow);
      this.drawn.set(line, { group, path, arrow });
      edgeLayer.append(group);
    }
    for (const point of [...this.plot.order].reverse()) {
      const corners = CORNERS[point.mark];
      const mark = corners ? draw("polygon", { points: corners.map(c => c.join()).join(" ") }) : draw("circle", { r: 1 });
      mark.setAttribute("fill", point.colour);
      const lines = point.lines.map(text => draw("tspan", { x: 0 }, text));
      const label = draw("text", { class: "label" }, lines);
      const group = draw("g", { class: point.anchor ? "node anchor" : "node", "data-node": point.ref.id }, mark, label);
      this.drawn.set(point, { group, mark, label, lines });
      nodeLayer.append(group);
    }
  }
  paint() {
    const { plot } = this;
    const [backdrop, hullLayer] = this.layers;
    backdrop.setAttribute("transform", `translate(${plot.camera.x} ${plot.camera.y}) scale(${plot.camera.k})`);
    const width = around(plot) * 2;
    hullLayer.replaceChildren(...plot.trees.map(({ shade, links }) => draw("path", {
      class: `hull shade-${shade}`, "stroke-width": width,
      d: links.map(([p, q]) => `M${p.sx.toFixed(1)} ${p.sy.toFixed(1)}L${(q.sx + 0.1).toFixed(1)} ${q.sy.toFixed(1)}`).join(""),
    })));
    for (const line of plot.lines) {
      const { group, path, arrow } = this.drawn.get(line);
      const [x1, y1, cx, cy, x2, y2] = line.path;
      const strong = plot.hover === line || plot.marked(line);
      path.setAttribute("d", `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${cx.toFixed(1)} ${cy.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`);
      path.setAttribute("stroke-width", line.width * (strong ? 2 : 1));
      path.setAttribute("stroke-dasharray", line.dash.map(part => part * line.width).join(" "));
      if (arrow) arrow.setAttribute("d", `M${head(line.path, 5 + line.width * 1.5).map(p => p.map(v => v.toFixed(1)).join(" ")).join("L")}Z`);
      group.classList.toggle("faded", Boolean(line.faded));
    }
    for (const point of plot.points) {
      const { group, mark, label, lines } = this.drawn.get(point);
      mark.setAttribute("transform", `translate(${point.sx.toFixed(1)} ${point.sy.toFixed(1)}) scale(${point.sr.toFixed(2)})`);
      const ring = plot.focus === point && plot.host.matches(":focus-visible") || plot.marked(point);
      mark.setAttribute("stroke", ring ? ink() : "none");
      mark.setAttribute("stroke-width", ring ? 2.5 / point.sr : 0);
      label.toggleAttribute("hidden", !point.box);
      label.style.display = point.box ? "" : "none";
      if (point.box) {
        label.style.fontSize = `${point.font}px`;
        lines.forEach((line, i) => {
          line.setAttribute("x", ((point.box[0] + point.box[2]) / 2).toFixed(1));
          line.setAttribute("y", (point.box[1] + point.font * (0.95 + 1.2 * i)).toFixed(1));
        });
      }
      group.classList.toggle("faded", Boolean(point.faded));
    }
  }
}

const ink = () => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();

// The three corners of the arrow at the end of a curve.
function head([, , cx, cy, x2, y2], size) {
  const length = Math.hypot(x2 - cx, y2 - cy) || 1;
  const [ux, uy] = [(x2 - cx) / length, (y2 - cy) / length];
  const [bx, by] = [x2 - ux * size, y2 - uy * size];
  return [[x2, y2], [bx - uy * size * 0.45, by + ux * size * 0.45], [bx + uy * size * 0.45, by - ux * size * 0.45]];
}
