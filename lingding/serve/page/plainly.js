// A question in plain words: the form below it then shows the query that was chosen, or the Cypher.
Object.assign(WORDS.zh, { plainly: "用自己的话提问", plainHint: "例如：深圳和中山之间签了哪些协议？", askIt: "提问", writeIt: "让模型写 Cypher", nearest: "相近的问题：", orMeant: "也可能是：" });
Object.assign(WORDS.en, { plainly: "Ask in your own words", plainHint: "e.g. Which agreements did Shenzhen and Zhongshan sign?", askIt: "Ask", writeIt: "Let the model write Cypher", nearest: "Nearest questions:", orMeant: "It could mean as well:" });

let wording = "";

function plainForm(host) {
  const box = make("input", { type: "text", id: "plain", maxlength: 500, placeholder: say("plainHint"), value: wording, oninput: () => { wording = box.value; } });
  const model = words.model ? make("button", { class: "plain-button", type: "button", id: "write", onclick: () => askPlainly(host, true) }, say("writeIt")) : null;
  return make("form", { class: "form", id: "plainly", onsubmit: event => { event.preventDefault(); askPlainly(host, false); } },
    make("label", {}, say("plainly"), box), make("div", { class: "buttons" }, make("button", { class: "main-button", id: "askIt" }, say("askIt")), model));
}

async function askPlainly(host, byModel) {
  const out = $("answer");
  out.replaceChildren(make("p", { class: "note" }, say("wait")));
  try {
    if (byModel) {
      Object.assign(question, { name: "", text: (await post("/api/write", { text: wording })).cypher, parameters: {} });
      answer = null;
      refill(host);
      await run($("answer"));
      return;
    }
    const found = await post("/api/ask", { text: wording });
    if (found.nearest) { answer = null; showNearest(host, out, found); return; }
    answer = found;
    Object.assign(question, { name: found.query, parameters: found.parameters });
    refill(host);
  } catch (error) {
    answer = null;
    out.replaceChildren(make("p", { class: "wrong", role: "alert" }, error.message));
  } finally { $("answer")?.scrollIntoView({ block: "start" }); }
}

function refill(host) {
  furtherViews.ask.fill(host);
  remember();
}

function showNearest(host, out, found) {
  const buttons = found.nearest.map(({ query, parameters }) => {
    const known = words.queries.find(other => other.name === query);
    const given = Object.entries(parameters).map(([name, value]) => `${name}=${value}`).join(" ");
    return make("li", {}, make("button", { class: "plain-button", type: "button", title: known.answers, onclick: () => { Object.assign(question, { name: query, parameters: { ...parameters } }); refill(host); } },
      `${query} – ${called(known.title)} ${given}`));
  });
  out.replaceChildren(make("p", { class: "wrong", role: "alert" }, found.why), make("p", { class: "note" }, say("nearest")), make("ul", { id: "nearest" }, buttons));
}
