// The visible part of the graph as points and lines of a plot.
function graphScene(plot) {
  const points = seen.nodes.map(node => ({
    ref: node, x: node.x, y: node.y, radius: node.radius, lines: node.lines, anchor: node.anchor, weight: node.weight,
    colour: colour(look(node)), mark: look(node).mark,
  }));
  const of = new Map(points.map(point => [point.ref, point]));
  const lines = [...seen.edges].sort((a, b) => structural(b) - structural(a)).map(edge => {
    const looks = typeLook(edge), quiet = structural(edge), status = furthest(edge).status;
    return {
      ref: edge, a: of.get(edge.from), b: of.get(edge.to), bend: edge.bend, colour: colour(looks), quiet,
      width: quiet ? 1 : 1.4 + Math.min(3, Math.log2(sources([edge]))), dash: status ? data.looks.statuses[status].dash : [],
      arrow: !quiet && !looks.symmetric,
    };
  });
  plot.set(points, lines);
}
