// An article read on the spot: every name marked, and for a statement the words that say it.
Object.assign(WORDS.zh, {
  read: "读文章", paste: "粘贴文章", or: "或选文件", readIt: "看看会读出什么", kept: "什么也不会保存",
  found: n => `${n[0]} 个实体，${n[1]} 条陈述`,
  marks: "下划线：实体；底色：陈述的依据。选一条陈述，只标它的依据，主体用实线框，对象用虚线框。",
});
Object.assign(WORDS.en, {
  read: "Read", paste: "Paste an article", or: "or choose a file", readIt: "See what would be read", kept: "nothing is kept",
  found: n => `${n[0]} entities, ${n[1]} statements`,
  marks: "Underlined: entities; shaded: the words of statements. Choose a statement to see its own words, the subject in a solid frame, the object in a dashed one.",
});

let reading = null, draft = "";

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
  out.replaceChildren(...reading.articles.map(article => {
    const text = make("div", { class: "read" });
    const rows = article.statements.map((statement, index) => toldRow(article, statement, () => light(index)));
    let shown = null;
    function light(index) {
      if (shown === index) return;
      shown = index;
      text.replaceChildren(...marks(article, article.statements[index]));
      rows.forEach((row, i) => { row.classList.toggle("chosen", i === index); row.querySelector("button").setAttribute("aria-pressed", String(i === index)); });
    }
    text.replaceChildren(...marks(article, null));
    const facts = [say("found", [article.entities.length, article.statements.length]), article.published, article.home_city];
    return make("section", {}, make("h2", {}, article.title), make("p", { class: "note" }, facts.filter(Boolean).join(" · ")),
      article.statements.length ? make("p", { class: "note" }, say("marks")) : null,
      make("div", { class: "beside" }, text, make("table", { class: "told" }, make("tbody", {}, rows))));
  }));
}

// One statement; to point at it, to reach it by the keyboard or to press it shows its words.
function toldRow(article, statement, show) {
  const name = index => article.entities[index].name;
  const facts = [statement.status && called(data.looks.statuses[statement.status]), statement.date, statement.confidence.toFixed(2), statement.rule];
  const press = () => { show(); document.querySelector("#reading .beside mark")?.scrollIntoView({ block: "nearest" }); };
  return make("tr", { onmouseenter: show }, make("td", {},
    make("button", { class: "tie", type: "button", "aria-pressed": "false", onfocus: show, onclick: press },
      name(statement.subject), " ", make("b", {}, called(data.looks.types[statement.type])), " ", name(statement.object),
      make("div", { class: "meta" }, facts.filter(Boolean).join(" · ")))));
}

// The sentences of an article, with the marks of one statement or of all.
function marks(article, statement) {
  const evidence = (statement ? [statement] : article.statements).flatMap(one => one.evidence);
  const [subject, object] = statement ? [statement.subject, statement.object].map(number => inQuotes(article.entities[number], evidence)) : [new Set(), new Set()];
  return article.sentences.flatMap((text, index) => {
    const names = article.entities.flatMap(entity => entity.mentions.filter(span => span[0] === index).map(span => ({
      start: span[1], end: span[2], entity, role: subject.has(span) ? "subject" : object.has(span) ? "object" : "" })));
    const spans = evidence.filter(span => span[0] === index);
    return [make("span", { "data-sentence": index }, nested(text, 0, text.length, names, spans, statement ? "" : "all")), " "];
  });
}

// Where an entity is named in the words of a statement, else in their sentences.
function inQuotes(entity, evidence) {
  const inside = entity.mentions.filter(span => evidence.some(words => words[0] === span[0] && words[1] <= span[1] && words[2] >= span[2]));
  return new Set(inside.length ? inside : entity.mentions.filter(span => evidence.some(words => words[0] === span[0])));
}

// Text from `from` to `to`: names as elements, one in another where one names a part of the other.
function nested(text, from, to, names, spans, kind) {
  const out = [];
  let at = from;
  const inside = names.filter(name => name.start >= from && name.end <= to).sort((a, b) => a.start - b.start || b.end - a.end);
  for (const name of inside) {
    if (name.start < at) continue; // lies in the one before, or crosses it
    out.push(...shaded(text, at, name.start, spans, kind));
    const looks = data.looks.kinds[kindKey(name.entity.label, name.entity.kind)] || data.looks.labels[name.entity.label];
    const parts = inside.filter(part => part !== name && part.start >= name.start && part.end <= name.end && part.end - part.start < name.end - name.start);
    const piece = make("span", { class: `named ${name.role}`, title: `${name.entity.name} · ${called(looks)}` }, nested(text, name.start, name.end, parts, spans, kind));
    piece.style.setProperty("--kind", colour(looks));
    out.push(piece);
    at = name.end;
  }
  out.push(...shaded(text, at, to, spans, kind));
  return out;
}

// Plain text, cut where evidence begins and ends.
function shaded(text, from, to, spans, kind) {
  const cuts = [...new Set([from, to, ...spans.flatMap(span => [span[1], span[2]]).filter(cut => cut > from && cut < to)])].sort((a, b) => a - b);
  return cuts.slice(1).map((end, i) => {
    const part = text.slice(cuts[i], end);
    return spans.some(span => span[1] <= cuts[i] && span[2] >= end) ? make("mark", { class: kind }, part) : part;
  });
}
