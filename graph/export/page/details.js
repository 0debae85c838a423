// What a live page adds to the details: {node(node), claim(edge, claim)} give elements.
const furtherDetails = {};

// What is known of the entity or the tie that was clicked, with the words that prove it.
function showDetails(choose) {
  const panel = $("details");
  panel.hidden = !selected;
  if (!selected) { panel.replaceChildren(); return; }
  const content = selected.node ? ofNode(selected.node, choose)
    : selected.edge ? ofEdge(selected.edge, choose) : ofPlaces(selected, choose);
  panel.replaceChildren(...content.filter(Boolean));
  panel.scrollTop = 0;
}

function heading(title, choose) {
  return make("header", {}, make("h2", {}, title),
    make("button", { class: "quiet", type: "button", "aria-label": say("close"), title: say("close"), onclick: () => choose(null) }, "✕"));
}

function ofNode(node, choose) {
  const kind = called(look(node)), label = called(data.looks.labels[node.label]);
  const articles = sources(node.ties);
  const order = Object.keys(data.looks.types);
  const ties = [...node.ties].filter(edge => edge.visible)
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || b.claims.length - a.claims.length || a.index - b.index);
  return [
    heading(node.name, choose),
    make("p", { class: "facts" }, swatch(node), ` ${kind === label ? label : `${label} · ${kind}`} · ${articles} ${say("mentionedBy")}`),
    node.aliases.length ? make("p", { class: "facts" }, `${say("aliases")}：${node.aliases.join("、")}`) : null,
    node.code ? make("p", { class: "facts" }, `${say("code")}：${node.code}`) : null,
    furtherDetails.node?.(node),
    make("h3", {}, `${say("statements")} (${ties.length})`),
    make("ul", { class: "list" }, ties.map(edge => make("li", {}, tieButton(edge, choose)))),
  ];
}

function tieButton(edge, choose) {
  const claim = furthest(edge);
  const name = make("span", {}, called(typeLook(edge)));
  name.style.color = wordColour(edge);
  return make("button", { class: "tie", type: "button", onclick: () => choose({ edge }) },
    edge.from.name, " ", make("b", {}, name), " ", edge.to.name,
    make("div", { class: "meta" }, [claim.status && called(data.looks.statuses[claim.status]), claim.date, sources([edge]) > 1 && `${sources([edge])} ${say("mentionedBy")}`].filter(Boolean).join(" · ")));
}

function nodeLink(node, choose, text = node.name) {
  return make("button", { class: "link", type: "button", onclick: () => choose({ node }) }, text);
}

function ofEdge(edge, choose) {
  const looks = typeLook(edge);
  const tag = make("span", { class: "tag" }, called(looks));
  tag.style.color = wordColour(edge);
  return [
    heading(sentenceOf(edge), choose),
    make("p", { class: "facts" }, nodeLink(edge.from, choose), " ", tag, " ", nodeLink(edge.to, choose)),
    make("h3", {}, `${say("evidence")} (${edge.claims.length})`),
    make("ul", { class: "list" }, edge.claims.map(claim => make("li", {}, ofClaim(claim, choose), furtherDetails.claim?.(edge, claim)))),
  ];
}

function ofClaim(claim, choose) {
  const article = data.articles[claim.article];
  const facts = [
    claim.status ? called(data.looks.statuses[claim.status]) : null,
    claim.date,
    claim.role && `${say("role")}：${claim.role}`,
    claim.reviewed ? `✓ ${say("reviewed")}` : `${language === "zh" ? "可信度" : "confidence"} ${claim.confidence.toFixed(2)}`,
  ].filter(Boolean).join(" · ");
  return [
    make("div", { class: "facts" }, facts),
    quoted(claim).map(([sentence, spans]) => [
      make("blockquote", {}, marked(data.sentences[sentence], spans, choose)),
      data.sentences[sentence].page ? make("div", { class: "meta" }, say("page", data.sentences[sentence].page)) : null,
    ]),
    make("div", { class: "meta" }, `${article.title}${article.source ? ` · ${article.source}` : ""}${article.published ? ` · ${say("published")} ${article.published}` : ""}`),
    claim.origin !== article.id ? make("div", { class: "meta" }, `${say("reprintOf")} ${titleOf(claim.origin)}`) : null,
    claim.rule ? make("div", { class: "meta" }, `${say("rule")} ${claim.rule}`) : null,
    claim.dispute ? make("div", { class: "meta" }, `${say("dispute")} ${claim.dispute}`) : null,
  ];
}

// The headline of an article that may not be on the page.
function titleOf(id) {
  return data.articles.find(article => article.id === id)?.title || id;
}

// The sentences that prove a claim, each once, with all the spans in it that do.
function quoted(claim) {
  const spans = new Map();
  for (const [sentence, start, end] of claim.quotes) spans.set(sentence, [...(spans.get(sentence) || []), [start, end]]);
  return [...spans];
}

// A sentence with the words of the evidence marked, and the names in it as links.
function marked(sentence, spans, choose) {
  const cuts = new Set([0, sentence.text.length]);
  for (const [from, to] of [...spans, ...sentence.names]) { cuts.add(from); cuts.add(to); }
  const places = [...cuts].sort((a, b) => a - b);
  const out = [];
  for (let i = 0; i + 1 < places.length; i++) {
    const [from, to] = [places[i], places[i + 1]];
    const text = sentence.text.slice(from, to);
    const named = sentence.names.find(name => name[0] <= from && name[1] >= to);
    const piece = named ? nodeLink(nodes[named[2]], choose, text) : text;
    if (spans.some(([start, end]) => from >= start && to <= end)) {
      if (out.at(-1)?.nodeName !== "MARK") out.push(make("mark"));
      out.at(-1).append(piece);
    } else out.push(piece);
  }
  return out;
}

function ofPlaces({ places, between }, choose) {
  return [
    heading(places.map(place => place.name).join(" — "), choose),
    make("h3", {}, `${say("tieBetween")} (${between.length})`),
    make("ul", { class: "list" }, between.map(edge => make("li", {}, tieButton(edge, choose)))),
  ];
}
