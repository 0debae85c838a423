// Puts the page together, and keeps what is chosen in its address.
let plots = {};
let view = "graph";
// Views that a live page adds, by name: {fill(host), keep(parts), recall(parts)}, all but fill optional.
const furtherViews = {};

function choose(what, { center = false } = {}) {
  selected = what;
  showDetails(choose);
  if (what) announce(what.node ? what.node.name : what.edge ? sentenceOf(what.edge) : what.places.map(p => p.name).join(" "));
  if (what?.node && !what.node.visible) { showAll(); update(true); }
  for (const plot of Object.values(plots)) {
    const point = plot.points.find(p => what && p.ref === what.node);
    if (point && center) requestAnimationFrame(() => { plot.focus = point; plot.reveal(point, true); });
    plot.later();
  }
  if (view === "table" || view === "filters") { if (innerWidth <= 680 && what && view === "filters") show("graph"); }
  remember();
}

function update(whole = false) {
  refresh();
  if (whole) $("filters").replaceChildren(...filterPanel(update).filter(Boolean));
  else $("reset").disabled = !narrowed();
  if (selected?.edge && !selected.edge.visible || selected?.node && !selected.node.visible) selected = null;
  showDetails(choose);
  scenes();
  remember();
}

function scenes() {
  graphScene(plots.graph);
  if (plots.map) mapScene(plots.map);
  if (view === "table") tableView($("table"), choose);
  $("none").hidden = seen.nodes.length > 0;
}

function show(wanted) {
  view = wanted;
  document.body.dataset.view = view;
  const body = view === "filters" ? "graph" : view;
  for (const name of ["graph", "map", "table", ...Object.keys(furtherViews)]) if ($(name)) $(name).hidden = name !== body;
  for (const button of $("views").querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.name === view));
  if (view === "table") tableView($("table"), choose);
  plots[body]?.resized();
  remember();
}

function frame() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  const { counts } = data.about;
  $("title").replaceChildren(data.about.title || `${WORDS.zh.name} Lingding`, make("small", {}, say("summary", counts)));
  $("search").replaceChildren(...searchBox(node => choose({ node }, { center: true })));
  const tabs = ["graph", ...(plots.map ? ["map"] : []), "table", ...Object.keys(furtherViews), "filters"].map(name =>
    make("button", { type: "button", name, class: name === "filters" ? "narrow" : "", "aria-pressed": String(view === name), onclick: () => show(name) }, say(name)));
  $("views").replaceChildren(make("div", { class: "tabs", role: "group", "aria-label": say("views") }, tabs));
  $("settings").replaceChildren(
    make("button", { class: "quiet", type: "button", id: "theme", onclick: () => theme(dark() ? "light" : "dark") }, say(dark() ? "light" : "dark")),
    make("button", { class: "quiet", type: "button", id: "language", lang: language === "zh" ? "en" : "zh-Hans", onclick: () => { language = language === "zh" ? "en" : "zh"; frame(); update(true); } }, say("language")));
  for (const [name, plot] of Object.entries(plots)) {
    plot.host.setAttribute("aria-label", say(`${name}Help`));
    plot.host.querySelector(".zoom").replaceChildren(
      ...[["+", "zoomIn", () => plot.camera.zoom(1.4, plot.host.clientWidth / 2, plot.host.clientHeight / 2)],
        ["−", "zoomOut", () => plot.camera.zoom(1 / 1.4, plot.host.clientWidth / 2, plot.host.clientHeight / 2)],
        ["⤢", "fit", () => plot.fit()]].map(([sign, word, act]) =>
        make("button", { type: "button", "aria-label": say(word), title: say(word), onclick: () => { plot.touched = word !== "fit"; act(); } }, sign)));
  }
  $("none").textContent = say("nothing");
  for (const [name, further] of Object.entries(furtherViews)) further.fill($(name));
  const notes = [
    data.about.weightiest && say("weightiest", data.about.weightiest), data.about.alone && say("alone", data.about.alone), say("credit")];
  $("foot").replaceChildren(notes.filter(Boolean).join(" · "));
}

function theme(wanted) {
  document.documentElement.dataset.theme = wanted;
  if (!data) return;
  frame();
  update(true);
}

// The address keeps what is looked at, so that a link shows the same.
function remember() {
  const parts = new URLSearchParams();
  if (view !== "graph" && view !== "filters") parts.set("view", view);
  if (selected?.node) parts.set("node", selected.node.id);
  if (selected?.edge) parts.set("tie", [selected.edge.from.id, selected.edge.type, selected.edge.to.id].join("|"));
  for (const [name, set] of [["kinds", chosen.kinds], ["types", chosen.types], ["statuses", chosen.statuses]])
    if (set.size) parts.set(name, [...set].sort().join(","));
  if (chosen.from !== data.span[0]) parts.set("from", monthName(chosen.from));
  if (chosen.to !== data.span[1]) parts.set("to", monthName(chosen.to));
  if (!chosen.undated) parts.set("undated", "0");
  if (chosen.confidence) parts.set("confidence", chosen.confidence);
  for (const further of Object.values(furtherViews)) further.keep?.(parts);
  try { history.replaceState(null, "", location.pathname + location.search + (parts.size ? `#${parts}` : "")); } catch { /* in a frame without an address */ }
}

function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  for (const [name, set] of [["kinds", chosen.kinds], ["types", chosen.types], ["statuses", chosen.statuses]])
    if (parts.has(name)) for (const value of parts.get(name).split(",")) set.add(value);
  for (const key of ["from", "to"]) {
    const found = /^(\d{4})-(\d\d)$/.exec(parts.get(key) || "");
    if (found) chosen[key] = Math.min(data.span[1], Math.max(data.span[0], found[1] * 12 + Number(found[2]) - 1));
  }
  if (parts.get("undated") === "0") chosen.undated = false;
  const least = Number(parts.get("confidence"));
  if (least > 0 && least <= 1) chosen.confidence = least;
  const [from, type, to] = (parts.get("tie") || "").split("|");
  const node = byId.get(parts.get("node")), edge = edges.find(e => e.from.id === from && e.type === type && e.to.id === to);
  const wanted = parts.get("view");
  for (const further of Object.values(furtherViews)) further.recall?.(parts);
  if (["map", "table", ...Object.keys(furtherViews)].includes(wanted) && (wanted !== "map" || plots.map)) view = wanted;
  return node ? { node } : edge ? { edge } : null;
}

const CROWD = 300; // marks; more are drawn on a canvas

function start(given, wanted = null) {
  load(given);
  selected = null;
  plots = {};
  const host = name => {
    const zoom = make("div", { class: "zoom" });
    const element = make("div", { id: name, class: "canvas", tabindex: 0, role: "application" }, zoom);
    $("stage").append(element);
    return element;
  };
  const describe = item => (item.places ? `${item.places[0].name} — ${item.places[1].name}` : item.from ? sentenceOf(item) : item.name);
  const pick = hit => choose(hit ? (hit.lines ? { node: hit.ref } : hit.ref.places ? hit.ref : { edge: hit.ref }) : null);
  $("stage").replaceChildren(make("p", { class: "none", id: "none", hidden: true }));
  plots.graph = new Plot(host("graph"), { painter: nodes.length > CROWD ? CanvasPainter : SvgPainter, scaled: true, pad: [0.8, 0.8, 1], most: 1.5, pick, describe });
  if (nodes.filter(node => node.position).length > 1) {
    plots.map = new Plot(host("map"), { painter: SvgPainter, scaled: false, pad: [5, 3, 4], most: 1e6, pick, describe });
  }
  for (const name of ["table", ...Object.keys(furtherViews)]) {
    $("stage").append(make("div", { id: name, class: "sheet", hidden: true, tabindex: 0, role: "region", "aria-label": say(name) }));
  }
  showAll();
  if (wanted) view = wanted;
  const linked = wanted ? null : recall();
  frame();
  update(true);
  show(view);
  for (const plot of Object.values(plots)) plot.fit();
  if (linked) choose(linked, { center: true });
  document.documentElement.dataset.ready = "yes";
}

document.documentElement.dataset.theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", event => theme(event.matches ? "dark" : "light"));
addEventListener("keydown", event => {
  if (event.key === "/" && !event.target.closest("input, textarea")) { event.preventDefault(); $("search").querySelector("input").focus(); }
  if (event.key === "Escape" && selected && !event.target.closest("input")) choose(null);
});
