// Search, legend and filters; the legend is where things are switched on and off.
function searchBox(pick) {
  const list = make("ul", { id: "hits", role: "listbox", hidden: true });
  let hits = [], at = 0;
  const input = make("input", {
    type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "hits", "aria-autocomplete": "list",
    autocomplete: "off", spellcheck: "false", placeholder: say("search"), "aria-label": say("search"), enterkeyhint: "search",
    oninput: () => { hits = find(input.value); at = 0; show(); },
    onfocus: () => { if (input.value) { hits = find(input.value); show(); } },
    onblur: () => setTimeout(() => { list.hidden = true; input.setAttribute("aria-expanded", "false"); }, 150),
    onkeydown: event => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        at = (at + (event.key === "ArrowDown" ? 1 : hits.length - 1)) % (hits.length || 1);
        show();
        event.preventDefault();
      } else if (event.key === "Enter" && hits[at]) take(hits[at]);
      else if (event.key === "Escape") { list.hidden = true; }
    },
  });
  const take = node => { input.value = node.name; list.hidden = true; input.setAttribute("aria-expanded", "false"); pick(node); };
  function show() {
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    const rows = hits.map((node, i) => make("li", {
      id: `hit-${i}`, role: "option", "aria-selected": String(i === at),
      onpointerdown: event => { event.preventDefault(); take(node); },
    }, swatch(node), node.name, make("small", {}, called(look(node)))));
    list.replaceChildren(...(rows.length ? rows : [make("li", { role: "option", "aria-selected": "false" }, say("noHit"))]));
    if (rows.length) input.setAttribute("aria-activedescendant", `hit-${at}`);
    else input.removeAttribute("aria-activedescendant");
  }
  return [input, list];
}

function swatch(node) { return markOf(look(node)); }

function markOf(looks) {
  const corners = CORNERS[looks.mark];
  const shape = corners
    ? draw("polygon", { points: corners.map(c => c.map(v => v * 6).join()).join(" "), fill: colour(looks) })
    : draw("circle", { r: 6, fill: colour(looks) });
  return draw("svg", { width: "1rem", height: "1rem", viewBox: "-8 -8 16 16", "aria-hidden": "true" }, shape);
}

function stroke(looks, dash, width) {
  return draw("svg", { width: "1.6rem", height: "1rem", viewBox: "0 0 26 16", "aria-hidden": "true" },
    draw("line", { x1: 1, x2: 25, y1: 8, y2: 8, stroke: looks ? colour(looks) : "currentColor", "stroke-width": width,
      "stroke-dasharray": dash.map(part => part * width).join(" ") }));
}

function filterPanel(changed) {
  const parts = [kindFilter(changed), typeFilter(changed), statusFilter(changed), timeFilter(changed), confidenceFilter(changed)];
  const reset = make("button", { class: "more", type: "button", id: "reset", disabled: !narrowed(), onclick: () => { showAll(); changed(true); } }, say("reset"));
  return [...parts, reset];
}

function check(set, keys, sign, text, count, changed, name) {
  const on = keys.some(key => !set.has(key));
  const box = make("input", {
    type: "checkbox", name, checked: on,
    onchange: () => { for (const key of keys) box.checked ? set.delete(key) : set.add(key); changed(keys.length > 1); },
  });
  box.indeterminate = on && keys.some(key => set.has(key));
  return make("div", { class: "row" }, make("label", {}, box, sign, make("span", {}, text)), make("span", { class: "count" }, String(count)));
}

function counted(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

function kindFilter(changed) {
  const counts = counted(nodes, node => node.kindKey);
  const rows = [];
  for (const [label, looks] of Object.entries(data.looks.labels)) {
    const keys = [...counts.keys()].filter(key => key === label || key.startsWith(`${label}/`));
    if (!keys.length) continue;
    const total = keys.reduce((sum, key) => sum + counts.get(key), 0);
    rows.push(check(chosen.kinds, keys, markOf(looks), called(looks), total, changed, label));
    const kinds = Object.keys(data.looks.kinds).filter(key => key.startsWith(`${label}/`) && counts.has(key));
    if (kinds.length < 2) continue;
    const checks = kinds.map(key =>
      check(chosen.kinds, [key], markOf(data.looks.kinds[key]), called(data.looks.kinds[key]), counts.get(key), () => changed(true), key));
    const coloured = kinds.some(key => data.looks.kinds[key].colour[0] !== looks.colour[0]);
    const names = kinds.map(key => called(data.looks.kinds[key])).join(language === "zh" ? "、" : ", ");
    rows.push(coloured ? make("div", { class: "kinds" }, checks)
      : make("details", { class: "kinds", open: kinds.some(key => chosen.kinds.has(key)) }, make("summary", {}, names), checks));
  }
  return make("fieldset", {}, make("legend", {}, say("entities")), rows);
}

function typeFilter(changed) {
  const counts = counted(edges, edge => edge.type);
  const rows = Object.entries(data.looks.types).filter(([type]) => counts.has(type)).map(([type, looks]) =>
    check(chosen.types, [type], stroke(looks, [], looks.group === "structural" ? 1 : 2.5), called(looks), counts.get(type), changed, type));
  return make("fieldset", {}, make("legend", {}, say("ties")), rows);
}

function statusFilter(changed) {
  const counts = counted(edges.flatMap(edge => edge.claims), claim => claim.status || "");
  const known = [...Object.entries(data.looks.statuses), ["", null]].filter(([status]) => counts.has(status));
  const rows = known.map(([status, looks]) =>
    check(chosen.statuses, [status], stroke(null, looks ? looks.dash : [], looks ? 2.2 : 1), called(looks), counts.get(status), changed, status || "none"));
  return make("fieldset", {}, make("legend", {}, say("status")), rows);
}

function timeFilter(changed) {
  const [first, last] = data.span;
  if (first === last) return null;
  const years = [];
  for (let year = Math.floor(first / 12); year <= Math.floor(last / 12); year++) years.push(year);
  const bars = make("div", { class: "bars", "aria-hidden": "true" });
  const counts = years.map(year => edges.reduce((sum, edge) => sum + edge.claims.filter(claim =>
    claim.months && claim.months[1] >= year * 12 && claim.months[0] < year * 12 + 12).length, 0));
  const shade = () => bars.replaceChildren(...years.map((year, i) => {
    const bar = make("i", { class: year * 12 + 11 >= chosen.from && year * 12 <= chosen.to ? "in" : "" });
    bar.style.height = `${(100 * counts[i]) / Math.max(...counts)}%`;
    return bar;
  }));
  shade();
  const slider = key => {
    const out = make("output", {}, monthName(chosen[key]));
    const input = make("input", {
      type: "range", min: first, max: last, value: chosen[key], name: key, "aria-label": `${say("time")}: ${say(key)}`, "aria-valuetext": monthName(chosen[key]),
      oninput: () => {
        const value = Number(input.value);
        chosen[key] = key === "from" ? Math.min(value, chosen.to) : Math.max(value, chosen.from);
        input.value = chosen[key];
        out.textContent = monthName(chosen[key]);
        input.setAttribute("aria-valuetext", monthName(chosen[key]));
        shade();
        changed();
      },
    });
    return [make("span", {}, say(key)), input, out];
  };
  const undated = check({ has: () => !chosen.undated, delete: () => { chosen.undated = true; }, add: () => { chosen.undated = false; } },
    ["undated"], null, say("undated"), "", changed, "undated");
  return make("fieldset", {}, make("legend", {}, say("time")), bars, make("div", { class: "range" }, slider("from"), slider("to")), undated,
    make("div", { class: "meta" }, say("dateNote")));
}

function confidenceFilter(changed) {
  const out = make("output", {}, chosen.confidence.toFixed(2));
  const input = make("input", {
    type: "range", min: 0, max: 1, step: 0.05, value: chosen.confidence, name: "confidence", "aria-label": say("confidence"),
    oninput: () => { chosen.confidence = Number(input.value); out.textContent = chosen.confidence.toFixed(2); changed(); },
  });
  return make("fieldset", {}, make("legend", {}, say("confidence")), make("div", { class: "range" }, make("span", {}, "≥"), input, out));
}
