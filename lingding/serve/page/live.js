// What the page can do while the server runs: ask, and read an article.
Object.assign(WORDS.zh, {
  ask: "提问", read: "读文章", run: "执行", cypher: "Cypher（只读）", named: "现成的问题", own: "自己写 Cypher",
  asGraph: "画出结果", whole: "回到全图", noRows: "没有结果", link: "复制链接", copied: "已复制", wait: "请稍候…",
  paste: "粘贴文章", or: "或选文件", readIt: "看看会读出什么", kept: "什么也不会保存", optional: "可不填",
  found: n => `${n[0]} 个实体，${n[1]} 条陈述`, wrongTie: "这一条不对，去掉", sameAs: "与另一个实体是同一个：", notSame: "与另一个实体不是同一个：",
  mergeIt: "合并", keepApart: "分开", noted: "已记入更正", undo: "撤回", undone: "已撤回", nobody: "没有叫这个名字的实体",
});
Object.assign(WORDS.en, {
  ask: "Ask", read: "Read", run: "Run", cypher: "Cypher (read-only)", named: "Named question", own: "own Cypher",
  asGraph: "Draw the result", whole: "Back to the whole graph", noRows: "no rows", link: "Copy link", copied: "copied", wait: "one moment…",
  paste: "Paste an article", or: "or choose a file", readIt: "See what would be read", kept: "nothing is kept", optional: "optional",
  found: n => `${n[0]} entities, ${n[1]} statements`, wrongTie: "This is wrong, take it out", sameAs: "The same as another entity:", notSame: "Not the same as another entity:",
  mergeIt: "Merge", keepApart: "Keep apart", noted: "Noted as a correction", undo: "Take it back", undone: "taken back", nobody: "nothing is called so",
});

let words = { labels: [], types: [], properties: [], queries: [] };
const question = { name: "", text: "MATCH (a:Place)-[r:COOPERATES_WITH]-(b)\nRETURN a, r, b LIMIT 50", parameters: {} };
let answer = null, reading = null, draft = "";

async function call(path, options = {}) {
  const response = await fetch(path, { credentials: "same-origin", ...options });
  const text = await response.text();
  let found;
  try { found = JSON.parse(text); } catch { found = { error: text }; }
  if (!response.ok) throw new Error(found.error || response.statusText);
  return found;
}

const post = (path, body) => call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

furtherViews.ask = {
  fill(host) {
    const chosenQuery = words.queries.find(query => query.name === question.name);
    const pick = make("select", { "aria-label": say("named"), onchange: () => { question.name = pick.value; question.parameters = {}; answer = null; this.fill(host); remember(); } },
      make("option", { value: "" }, say("own")), words.queries.map(query => make("option", { value: query.name, selected: query.name === question.name }, `${query.name} – ${query.title}`)));
    const fields = chosenQuery ? namedFields(chosenQuery) : [cypherField()];
    const out = make("div", { id: "answer", "aria-live": "polite" });
    const form = make("form", { class: "form", onsubmit: event => { event.preventDefault(); run(out); } },
      make("label", {}, say("named"), pick), chosenQuery ? make("div", { class: "note" }, chosenQuery.answers) : null, fields,
      make("div", { class: "buttons" }, make("button", { class: "main-button", id: "run" }, say("run")),
        make("button", { class: "plain-button", type: "button", onclick: async event => { const button = event.currentTarget; remember(); try { await navigator.clipboard.writeText(location.href); button.textContent = say("copied"); } catch { announce(location.href); } } }, say("link"))));
    host.replaceChildren(form, out);
    if (answer) showAnswer(out);
  },
  keep(parts) {
    if (view !== "ask") return;
    if (question.name) parts.set("query", question.name); else parts.set("cypher", question.text);
    for (const [name, value] of Object.entries(question.parameters)) if (value) parts.set(`p.${name}`, value);
  },
  recall(parts) {
    if (parts.has("query")) question.name = parts.get("query");
    if (parts.has("cypher")) { question.text = parts.get("cypher"); question.name = ""; }
    for (const [name, value] of parts) if (name.startsWith("p.")) question.parameters[name.slice(2)] = value;
  },
};

function namedFields(query) {
  return query.parameters.map(parameter => make("label", {}, `${parameter.name}：${parameter.says}${parameter.optional ? `（${say("optional")}）` : ""}`,
    make("input", { type: "text", name: parameter.name, value: question.parameters[parameter.name] || "",
      oninput: event => { question.parameters[parameter.name] = event.target.value; remember(); } })));
}

// Completes labels after a colon in a node, types after one in a relationship, properties after a dot.
function cypherField() {
  const list = make("ul", { role: "listbox", id: "completions", hidden: true });
  let options = [], at = 0;
  const box = make("textarea", { id: "cypher", spellcheck: "false", "aria-label": say("cypher"), "aria-controls": "completions",
    oninput: () => { question.text = box.value; remember(); suggest(); }, onblur: () => setTimeout(() => { list.hidden = true; }, 150),
    onkeydown: event => {
      if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { event.preventDefault(); box.form.requestSubmit(); return; }
      if (list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") { at = (at + (event.key === "ArrowDown" ? 1 : options.length - 1)) % options.length; show_(); event.preventDefault(); }
      else if (event.key === "Enter" || event.key === "Tab") { take(options[at]); event.preventDefault(); }
      else if (event.key === "Escape") { list.hidden = true; event.stopPropagation(); }
    } });
  box.value = question.text;
  const begun = () => /([:|.])(\w*)$/.exec(box.value.slice(0, box.selectionStart));
  const show_ = () => list.replaceChildren(...options.map((word, i) => make("li", { role: "option", "aria-selected": String(i === at), onpointerdown: event => { event.preventDefault(); take(word); } }, word)));
  function suggest() {
    const found = begun(), before = box.value.slice(0, box.selectionStart);
    const inTie = before.lastIndexOf("[") > Math.max(before.lastIndexOf("]"), before.lastIndexOf("("));
    const source = !found ? [] : found[1] === "." ? words.properties : inTie ? words.types : words.labels;
    options = source.filter(word => found && word.toLowerCase().startsWith(found[2].toLowerCase()) && word !== found[2]).slice(0, 12);
    at = 0;
    list.hidden = !options.length;
    show_();
  }
  function take(word) {
    const found = begun();
    if (!found) return;
    const end = box.selectionStart;
    box.setRangeText(word, end - found[2].length, end, "end");
    question.text = box.value;
    list.hidden = true;
    remember();
  }
  return make("div", { class: "suggest" }, make("label", {}, say("cypher"), box), list);
}

async function run(out) {
  out.replaceChildren(make("p", { class: "note" }, say("wait")));
  $("run").disabled = true;
  try {
    answer = question.name ? await post("/api/query", question) : await post("/api/cypher", { text: question.text });
    showAnswer(out);
  } catch (error) {
    answer = null;
    out.replaceChildren(make("p", { class: "wrong", role: "alert" }, error.message));
  }
  if ($("run")) $("run").disabled = false;
}

function showAnswer(out) {
  const { columns, rows, notes, graph } = answer;
  const buttons = make("div", { class: "buttons" },
    graph ? make("button", { class: "plain-button", type: "button", id: "draw", onclick: () => start(graph, "graph") }, `${say("asGraph")} (${graph.nodes.length})`) : null,
    data !== wholeGraph ? make("button", { class: "plain-button", type: "button", onclick: () => start(wholeGraph, "graph") }, say("whole")) : null);
  const table = make("table", {}, make("thead", {}, make("tr", {}, columns.map(name => make("th", { scope: "col" }, name)))),
    make("tbody", {}, rows.map(row => make("tr", {}, row.map(value => make("td", {}, cell(value)))))));
  out.replaceChildren(buttons, ...notes.map(note => make("p", { class: "note" }, note)), rows.length ? table : make("p", { class: "note" }, say("noRows")));
}

function cell(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(cell).join("、");
  if (typeof value === "object") return value.properties ? value.properties.name || value.type || "" : JSON.stringify(value);
  return String(value);
}

furtherViews.read = {
  fill(host) {
    const box = make("textarea", { id: "article", "aria-label": say("paste"), oninput: () => { draft = box.value; } });
    box.value = draft;
    const file = make("input", { type: "file", id: "file", "aria-label": say("or") });
    const out = make("div", { id: "reading", "aria-live": "polite" });
    const form = make("form", { class: "form", onsubmit: event => { event.preventDefault(); readIt(file.files[0], out); } },
      make("label", {}, say("paste"), box), make("label", {}, `${say("or")} `, file),
      make("div", { class: "buttons" }, make("button", { class: "main-button", id: "readIt" }, say("readIt")), make("span", { class: "note" }, say("kept"))));
    const drop = event => { event.preventDefault(); if (event.type === "drop" && event.dataTransfer.files[0]) readIt(event.dataTransfer.files[0], out); };
    host.ondragover = host.ondrop = drop;
    host.replaceChildren(form, out);
    if (reading) showReading(out);
  },
};

async function readIt(file, out) {
  out.replaceChildren(make("p", { class: "note" }, say("wait")));
  try {
    const name = file ? `?name=${encodeURIComponent(file.name)}` : "";
    reading = await call(`/api/extract${name}`, { method: "POST", body: file || draft });
    showReading(out);
  } catch (error) {
    reading = null;
    out.replaceChildren(make("p", { class: "wrong", role: "alert" }, error.message));
  }
}

function showReading(out) {
  out.replaceChildren(...reading.articles.flatMap(article => [
    make("h2", {}, article.title),
    make("p", { class: "note" }, [say("found", [article.entities.length, article.statements.length]), article.published, article.home_city].filter(Boolean).join(" · ")),
    make("div", { class: "read" }, article.sentences.flatMap((sentence, index) => [...spans(article, sentence, index), " "])),
    make("table", {}, make("tbody", {}, article.statements.map(statement => make("tr", { tabindex: 0, class: "told",
      onmouseenter: () => light(out, article, statement), onfocus: () => light(out, article, statement) },
      make("td", {}, statement.subject), make("td", {}, called(data.looks.types[statement.type])), make("td", {}, statement.object),
      make("td", {}, statement.status ? called(data.looks.statuses[statement.status]) : ""), make("td", { class: "number" }, statement.date || ""),
      make("td", { class: "number" }, statement.confidence.toFixed(2)), make("td", { class: "words" }, statement.evidence.map(piece => piece.text).join(" … ")))))),
  ]));
}

// A sentence with every name in it underlined in the colour of its kind.
function spans(article, sentence, index) {
  const found = [];
  for (const entity of article.entities) for (const mention of entity.mentions) if (mention.sentence === index) {
    const at = nearest(sentence.text, mention.text, mention.start - sentence.start);
    if (at >= 0) found.push([at, at + mention.text.length, entity]);
  }
  found.sort((a, b) => b[1] - b[0] - (a[1] - a[0]));
  const kept = found.filter((span, i) => found.slice(0, i).every(other => span[1] <= other[0] || span[0] >= other[1])).sort((a, b) => a[0] - b[0]);
  const out = [];
  let end = 0;
  for (const [from, to, entity] of kept) {
    out.push(sentence.text.slice(end, from));
    const looks = data.looks.kinds[kindKey(entity.label, entity.kind)] || data.looks.labels[entity.label];
    const piece = make("span", { class: "named", title: `${entity.name} · ${called(looks)}` }, sentence.text.slice(from, to));
    piece.style.color = colour(looks);
    out.push(piece);
    end = to;
  }
  return [make("span", { "data-sentence": index }, ...out, sentence.text.slice(end))];
}

function nearest(text, part, about) {
  let best = -1;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) if (best < 0 || Math.abs(at - about) < Math.abs(best - about)) best = at;
  return best;
}

// Marks the sentences that say what a statement says.
function light(out, article, statement) {
  const wanted = new Set(statement.evidence.map(piece => String(piece.sentence)));
  const block = [...out.querySelectorAll(".read")][reading.articles.indexOf(article)];
  for (const sentence of block.querySelectorAll("[data-sentence]")) sentence.style.background = wanted.has(sentence.dataset.sentence) ? "var(--mark)" : "";
}

// Judgements on what was read: each is noted in the corrections file, and can be taken back.
async function correct(fields, what) {
  let note;
  try {
    const { number } = await post("/api/correct", fields);
    wholeGraph = await call(`/api/graph${location.search}`);
    start(wholeGraph, view);
    note = [make("p", {}, what), make("p", { class: "note" }, say(fields.verb === "undo" ? "undone" : "noted"))];
    if (fields.verb !== "undo") note.push(make("button", { class: "plain-button", type: "button", id: "undo", onclick: () => correct({ verb: "undo", undone: number }, what) }, say("undo")));
  } catch (error) {
    note = [make("p", { class: "wrong", role: "alert" }, error.message)];
  }
  $("details").hidden = false;
  $("details").replaceChildren(heading(say("noted"), choose), ...note);
}

furtherDetails.claim = (edge, claim) => make("p", {}, make("button", { class: "plain-button reject", type: "button",
  onclick: () => correct({ verb: "reject", entity: edge.from.id, predicate: edge.type, other: edge.to.id, article: data.articles[claim.article].id }, sentenceOf(edge)) }, say("wrongTie")));

furtherDetails.node = node => {
  const box = make("input", { type: "text", id: "twin", list: "twins", "aria-label": say("sameAs") });
  const twins = make("datalist", { id: "twins" }, nodes.filter(other => other.label === node.label && other !== node).map(other => make("option", { value: other.name })));
  const judge = verb => {
    const other = nodes.find(found => found !== node && found.label === node.label && [found.name, ...found.aliases].includes(box.value.trim()));
    if (!other) { announce(say("nobody")); box.setCustomValidity(say("nobody")); box.reportValidity(); return; }
    correct({ verb, entity: node.id, other: other.id }, `${node.name} — ${other.name}`);
  };
  box.addEventListener("input", () => box.setCustomValidity(""));
  return make("details", {}, make("summary", {}, say("sameAs")), make("div", { class: "form" }, box, twins, make("div", { class: "buttons" },
    make("button", { class: "plain-button", type: "button", id: "merge", onclick: () => judge("merge") }, say("mergeIt")),
    make("button", { class: "plain-button", type: "button", onclick: () => judge("distinct") }, say("keepApart")))));
};

let wholeGraph = null;
Promise.all([call(`/api/graph${location.search}`), call("/api/words"), document.fonts.load('16px "Lingding Sans"', "中").catch(() => null)])
  .then(([graph, found]) => { wholeGraph = graph; words = found; start(graph); })
  .catch(error => { $("stage").replaceChildren(make("p", { class: "none wrong", role: "alert" }, error.message)); document.documentElement.dataset.ready = "wrong"; });
