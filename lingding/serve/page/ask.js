// Questions: named ones by a form, and Cypher, read-only; answers as rows and as a graph.
Object.assign(WORDS.zh, {
  ask: "提问", run: "执行", cypher: "Cypher（只读）", named: "现成的问题", own: "自己写 Cypher",
  asGraph: "画出结果", whole: "回到全图", noRows: "没有结果", link: "复制链接", copied: "已复制", wait: "请稍候…", optional: "可不填",
});
Object.assign(WORDS.en, {
  ask: "Ask", run: "Run", cypher: "Cypher (read-only)", named: "Named question", own: "own Cypher",
  asGraph: "Draw the result", whole: "Back to the whole graph", noRows: "no rows", link: "Copy link", copied: "copied", wait: "one moment…", optional: "optional",
});

let words = { labels: [], types: [], properties: [], queries: [] };
let answer = null;
const question = { name: "", text: "MATCH (a:Place)-[r:COOPERATES_WITH]-(b)\nRETURN a, r, b LIMIT 50", parameters: {} };

furtherViews.ask = {
  fill(host) {
    const chosenQuery = words.queries.find(query => query.name === question.name);
    const pick = make("select", { "aria-label": say("named"), onchange: () => { question.name = pick.value; question.parameters = {}; answer = null; this.fill(host); remember(); } },
      make("option", { value: "" }, say("own")), words.queries.map(query => make("option", { value: query.name, selected: query.name === question.name }, `${query.name} – ${called(query.title)}`)));
    const fields = chosenQuery ? namedFields(chosenQuery) : [cypherField()];
    const out = make("div", { id: "answer", "aria-live": "polite" });
    const form = make("form", { class: "form", onsubmit: event => { event.preventDefault(); run(out); } },
      make("label", {}, say("named"), pick), chosenQuery ? make("div", { class: "note" }, chosenQuery.answers) : null, fields,
      make("div", { class: "buttons" }, make("button", { class: "main-button", id: "run" }, say("run")),
        make("button", { class: "plain-button", type: "button", onclick: async event => { const button = event.currentTarget; remember(); try { await navigator.clipboard.writeText(location.href); button.textContent = say("copied"); } catch { announce(location.href); } } }, say("link"))));
    host.replaceChildren(plainForm(host), form, out);
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
  const others = (answer.others || []).map(other => make("p", { class: "note" }, `${say("orMeant")} ${other}`));
  out.replaceChildren(buttons, ...others, ...notes.map(note => make("p", { class: "note" }, note)), rows.length ? table : make("p", { class: "note" }, say("noRows")));
}

function cell(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(cell).join("、");
  if (typeof value === "object") return value.properties ? value.properties.name || value.type || "" : JSON.stringify(value);
  return String(value);
}
