// The data of the page, what is chosen of it, and what that leaves visible.
let data, nodes, edges, byId;
const chosen = {
  kinds: new Set(), types: new Set(), statuses: new Set(), // switched off
  from: 0, to: 0, undated: true, confidence: 0,
};
let seen = { nodes: [], edges: [] };
let selected = null; // {node} or {edge} or {places: [a, b]}

function load(given) {
  data = given;
  nodes = data.nodes.map((node, index) => ({ ...node, index, ties: [], kindKey: kindKey(node.label, node.kind) }));
  edges = data.edges.map((edge, index) => ({
    ...edge, index, from: nodes[edge.source], to: nodes[edge.target],
    claims: edge.claims.map(claim => ({ ...claim, months: months(claim) })),
  }));
  byId = new Map(nodes.map(node => [node.id, node]));
  for (const edge of edges) { edge.from.ties.push(edge); if (edge.to !== edge.from) edge.to.ties.push(edge); }
  bend();
  data.span = span();
  chosen.from = data.span[0];
  chosen.to = data.span[1];
  for (const node of nodes) node.searched = [node.name, ...node.aliases, ...node.pinyin].map(plain);
  variants.clear();
  for (let i = 0; i + 1 < data.variants.length; i += 2) variants.set(data.variants[i], data.variants[i + 1]);
}

const kindKey = (label, kind) => (kind && data.looks.kinds[`${label}/${kind}`] ? `${label}/${kind}` : label);
const look = node => data.looks.kinds[node.kindKey] || data.looks.labels[node.label];
const dark = () => document.documentElement.dataset.theme === "dark";
const colour = thing => thing.colour[dark() ? 1 : 0];
const called = thing => (thing ? thing[language] : say("noStatus"));
const typeLook = edge => data.looks.types[edge.type];
// of a tie as a word: the grey of structural lines is too pale to be read
const wordColour = edge => (structural(edge) ? "var(--soft)" : colour(typeLook(edge)));
const structural = edge => typeLook(edge).group === "structural";

// Several ties of one pair are drawn as curves beside each other.
function bend() {
  const pairs = new Map();
  for (const edge of edges) {
    const key = [Math.min(edge.source, edge.target), Math.max(edge.source, edge.target)].join();
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(edge);
  }
  for (const same of pairs.values()) {
    same.forEach((edge, i) => {
      const offset = i - (same.length - 1) / 2;
      edge.bend = edge.source < edge.target ? offset : -offset;
    });
  }
}

// First and last month that a claim may be about, as numbers; null without any date.
function months(claim) {
  const date = claim.date || data.articles[claim.article].published;
  const found = /^(\d{4})(?:-(\d\d))?/.exec(date || "");
  if (!found) return null;
  const year = Number(found[1]) * 12;
  return found[2] ? [year + Number(found[2]) - 1, year + Number(found[2]) - 1] : [year, year + 11];
}

function span() {
  let first = Infinity, last = -Infinity;
  for (const edge of edges) for (const claim of edge.claims) if (claim.months) {
    first = Math.min(first, claim.months[0]);
    last = Math.max(last, claim.months[1]);
  }
  return first <= last ? [first, last] : [0, 0];
}

const monthName = month => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

function passes(claim) {
  if (chosen.statuses.has(claim.status || "")) return false;
  if (claim.confidence < chosen.confidence) return false;
  if (!claim.months) return chosen.undated;
  return claim.months[1] >= chosen.from && claim.months[0] <= chosen.to;
}

function refresh() {
  for (const node of nodes) node.visible = !node.ties.length && !chosen.kinds.has(node.kindKey);
  seen = { nodes: [], edges: [] };
  for (const edge of edges) {
    edge.visible = !chosen.types.has(edge.type) && !chosen.kinds.has(edge.from.kindKey) &&
      !chosen.kinds.has(edge.to.kindKey) && edge.claims.some(passes);
    if (!edge.visible) continue;
    edge.from.visible = edge.to.visible = true;
    seen.edges.push(edge);
  }
  seen.nodes = nodes.filter(node => node.visible);
}

function narrowed() {
  return chosen.kinds.size || chosen.types.size || chosen.statuses.size || chosen.confidence > 0 ||
    !chosen.undated || chosen.from !== data.span[0] || chosen.to !== data.span[1];
}

function showAll() {
  for (const set of [chosen.kinds, chosen.types, chosen.statuses]) set.clear();
  Object.assign(chosen, { from: data.span[0], to: data.span[1], undated: true, confidence: 0 });
}

// Width, case, spaces and Traditional script make no difference to a name.
const variants = new Map();
function plain(text) {
  const folded = text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  return variants.size ? Array.from(folded, char => variants.get(char) || char).join("") : folded;
}

function find(text) {
  const wanted = plain(text);
  if (!wanted) return [];
  const hits = [];
  for (const node of nodes) {
    let best = 9;
    for (const name of node.searched) {
      if (name === wanted) best = Math.min(best, 0);
      else if (name.startsWith(wanted)) best = Math.min(best, 1);
      else if (name.includes(wanted)) best = Math.min(best, 2);
    }
    if (best < 9) hits.push([best, -node.weight, node.index, node]);
  }
  hits.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  return hits.slice(0, 12).map(hit => hit[3]);
}

const other = (edge, node) => (edge.from === node ? edge.to : edge.from);
// How many articles say so; a reprint is none of its own.
const sources = edges => new Set(edges.flatMap(edge => edge.claims.map(claim => claim.origin))).size;

const furthest = edge => edge.claims.reduce((best, claim) =>
  rank(claim.status) > rank(best.status) ? claim : best);
const rank = status => Object.keys(data.looks.statuses).indexOf(status);
const sentenceOf = edge => `${edge.from.name} ${data.looks.types[edge.type][language]} ${edge.to.name}`;
