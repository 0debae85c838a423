// The places with their ties: what places, and the organisations that stand in them, have to do
// with each other. Mercator; land and water only.
const mercator = latitude => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * (180 / Math.PI);

function placeTies() {
  const pairs = new Map();
  const join = (a, b, edge) => {
    if (a == null || b == null || a === b) return;
    const [one, two] = a < b ? [a, b] : [b, a];
    const key = `${one},${two}`;
    if (!pairs.has(key)) pairs.set(key, { key, places: [nodes[one], nodes[two]], between: new Set() });
    pairs.get(key).between.add(edge);
  };
  for (const edge of seen.edges) {
    if (structural(edge)) continue;
    join(edge.from.home, edge.to.home, edge);
    if (edge.to.home == null) { // an agreement or event: its parties with each other
      for (const same of edge.to.ties) if (same.visible && same !== edge && same.to === edge.to && !structural(same)) {
        join(edge.from.home, same.from.home, edge);
        join(edge.from.home, same.from.home, same);
      }
    }
  }
  return [...pairs.values()].map(pair => ({ ...pair, between: [...pair.between].sort((a, b) => a.index - b.index) }));
}

function mapScene(plot) {
  const ties = placeTies();
  const weights = new Map();
  for (const { places, between } of ties) for (const place of places) weights.set(place, (weights.get(place) || 0) + between.length);
  const shown = seen.nodes.filter(node => node.position && (weights.has(node) || (node.anchor && ["city", "sar"].includes(node.kind))));
  const points = shown.map(node => ({
    ref: node, x: node.position[0], y: -mercator(node.position[1]), radius: 0.3 + 0.13 * Math.sqrt(weights.get(node) || 0),
    lines: node.lines, anchor: (weights.get(node) || 0) > 5, weight: weights.get(node) || 0, colour: colour(look(node)), mark: "circle",
  }));
  const of = new Map(points.map(point => [point.ref, point]));
  const lines = ties.filter(tie => of.has(tie.places[0]) && of.has(tie.places[1])).map(tie => ({
    ref: tie, a: of.get(tie.places[0]), b: of.get(tie.places[1]), bend: 0.6, colour: colour(data.looks.types.COOPERATES_WITH),
    width: 1 + Math.min(6, Math.sqrt(tie.between.length)), dash: [], arrow: false, quiet: false,
  }));
  plot.box = middleBox(points);
  plot.set(points, lines, coast);
}

// The box of most of the places, so that one far away does not make all others a dot.
function middleBox(points) {
  if (!points.length) return null;
  const heavy = [...points].sort((a, b) => b.weight - a.weight).slice(0, Math.max(2, Math.ceil(points.length * 0.7)));
  const side = (key, part) => { const all = heavy.map(p => p[key]).sort((a, b) => a - b); return all[Math.round(part * (all.length - 1))]; };
  const [left, right, top, bottom] = [side("x", 0.05), side("x", 0.95), side("y", 0.05), side("y", 0.95)];
  const pad = Math.max(0.15, (right - left) * 0.06);
  return [left - pad, top - pad, right + pad, bottom + pad];
}

function coast() {
  const shapes = [];
  for (const { box: [west, south, east, north], land } of data.coast) {
    const [top, bottom] = [-mercator(north), -mercator(south)];
    shapes.push(draw("rect", { class: "sea", x: west, y: top, width: east - west, height: bottom - top }));
    const cut = (value, a, b) => Math.abs(value - a) < 0.01 || Math.abs(value - b) < 0.01;
    let inner = "", shore = "";
    for (const ring of land) {
      for (let i = 0; i <= ring.length; i += 2) {
        const [x, y, px, py] = [0, 1, -2, -1].map(step => ring[(i + step + ring.length) % ring.length]);
        const point = `${x} ${(-mercator(y)).toFixed(4)}`;
        if (i < ring.length) inner += (i ? "L" : "M") + point;
        // where the box of the map cuts the land there is no shore
        const along = (x === px && cut(x, west, east)) || (y === py && cut(y, south, north));
        shore += (i && !along ? "L" : "M") + point;
      }
      inner += "Z";
    }
    shapes.push(draw("path", { class: "land", d: inner }), draw("path", { class: "shore", d: shore }));
  }
  return shapes;
}
