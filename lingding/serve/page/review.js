// Judgements on what was read: each is noted in the corrections file, which every build replays, and can be taken back.
Object.assign(WORDS.zh, {
  review: "核对", accept: "正确", wrongTie: "不对，去掉", sameAs: "与另一个实体是同一个？", mergeIt: "是同一个，合并", keepApart: "不是同一个",
  noted: "已记入更正", undo: "撤回", undone: "已撤回", nobody: "没有叫这个名字的实体", perhaps: "可能是同一个", unsure: "还没有核对的陈述，最没把握的在前",
  decided: "记下的判断", nothingToDo: "没有", inCommon: n => `与 ${n} 个相同的实体有关系`, moreToReview: "再显示 20 条", into: "→",
  spelling: "只是写法不同", alias: "有同一个别名", form: "只差企业或园区的形式", place: "其一前面有地名", abbreviation: "像是简称", parties: "两篇文章，同样的签署方",
  accepts: "正确", rejects: "不对", merges: "合并", distincts: "不是同一个", renames: "改名", relabels: "改类别", separates: "分出", adds: "补充", undos: "撤回", everywhere: "所有文章", idle: "不起作用",
});
Object.assign(WORDS.en, {
  review: "Review", accept: "Right", wrongTie: "Wrong, take it out", sameAs: "The same as another entity?", mergeIt: "The same, merge", keepApart: "Not the same",
  noted: "Noted as a correction", undo: "Take it back", undone: "taken back", nobody: "nothing is called so", perhaps: "May be one and the same", unsure: "Statements that nobody has reviewed, the least certain first",
  decided: "Judgements", nothingToDo: "none", inCommon: n => `both tied to ${n} others`, moreToReview: "20 more", into: "→",
  spelling: "spelt differently", alias: "share a name", form: "differ in the form of a company or zone", place: "one begins with a place", abbreviation: "looks like its abbreviation", parties: "two articles, the same parties",
  accepts: "right", rejects: "wrong", merges: "merged", distincts: "not the same", renames: "renamed", relabels: "relabelled", separates: "separated", adds: "added", undos: "taken back", everywhere: "all articles", idle: "without effect",
});

let undecided = null; // what /api/review gives
let lastNote = null, reviewed = 20;

const plainName = id => id.slice(id.indexOf(":") + 1).split("@")[0];
const judged = (verb, edge, claim) => ({ verb, entity: edge.from.id, predicate: edge.type, other: edge.to.id, article: data.articles[claim.article].id });

// Notes a judgement and shows the graph as it is then; gives what to say of it.
async function decide(fields, what) {
  try {
    const { number } = await post("/api/correct", fields);
    await refetch();
    return { what, number: fields.verb === "undo" ? null : number, undone: fields.verb === "undo" };
  } catch (error) {
    return { wrong: error.message };
  }
}

function noteOf(note, takeBack) {
  if (note.wrong) return [make("p", { class: "wrong", role: "alert" }, note.wrong)];
  return [make("p", { class: "done" }, `${say(note.undone ? "undone" : "noted")}：${note.what} `,
    note.number ? make("button", { class: "plain-button", type: "button", id: "undo", onclick: takeBack }, say("undo")) : null)];
}

// A judgement from the panel of an entity or a tie.
async function correct(fields, what) {
  const note = await decide(fields, what);
  $("details").hidden = false;
  $("details").replaceChildren(heading(say("review"), choose), ...noteOf(note, () => correct({ verb: "undo", undone: note.number }, what)));
  $("undo")?.focus();
}

// A judgement from the list of what is to be reviewed; the one after it gets the focus.
async function judge(fields, what) {
  const sheet = $("review"), top = sheet.scrollTop, place = [...sheet.querySelectorAll("li button")].indexOf(document.activeElement);
  for (const button of sheet.querySelectorAll("button")) button.disabled = true;
  lastNote = await decide(fields, what);
  furtherViews.review.fill($("review"));
  $("review").scrollTop = top;
  const buttons = $("review").querySelectorAll("li button");
  buttons[Math.min(Math.max(place, 0), buttons.length - 1)]?.focus({ preventScroll: true });
  announce(lastNote.wrong || `${say(lastNote.undone ? "undone" : "noted")}：${what}`);
}

furtherViews.review = {
  fill(host) {
    if (!undecided) { host.replaceChildren(make("p", { class: "note" }, say("wait"))); return; }
    const note = lastNote ? noteOf(lastNote, () => judge({ verb: "undo", undone: lastNote.number }, lastNote.what)) : [];
    const list = (title, items, more) => [make("h2", {}, title), items.length ? make("ul", { class: "list" }, items) : make("p", { class: "note" }, say("nothingToDo")), more];
    const claims = edges.flatMap(edge => edge.claims.filter(claim => !claim.reviewed).map(claim => ({ edge, claim })))
      .sort((a, b) => a.claim.confidence - b.claim.confidence || a.edge.index - b.edge.index || a.claim.article - b.claim.article);
    const more = claims.length > reviewed ? make("button", { class: "more", type: "button", onclick: () => { reviewed += 20; this.fill(host); } }, say("moreToReview")) : null;
    host.replaceChildren(make("div", { class: "reviewing" }, note,
      list(`${say("perhaps")} (${undecided.proposals.length})`, undecided.proposals.map(proposedItem)),
      list(`${say("unsure")} (${claims.length})`, claims.slice(0, reviewed).map(claimItem), more),
      list(`${say("decided")} (${undecided.log.length})`, [...undecided.log].reverse().map(decidedItem))));
  },
};

function proposedItem({ entity, other, why, common }) {
  const name = one => (byId.has(one.id) ? nodeLink(byId.get(one.id), choose) : one.name);
  const kind = data.looks.kinds[kindKey(other.label, other.kind)] || data.looks.labels[other.label];
  const what = `${entity.name} — ${other.name}`, pair = { entity: entity.id, other: other.id };
  return make("li", { "data-pair": `${entity.id}|${other.id}` }, make("div", {}, name(entity), ` ${say("into")} `, name(other)),
    make("div", { class: "meta" }, [called(kind), say(why), common && say("inCommon", common)].filter(Boolean).join(" · ")),
    make("div", { class: "buttons" },
      make("button", { class: "plain-button merge", type: "button", "aria-label": `${say("mergeIt")}：${what}`, onclick: () => judge({ verb: "merge", ...pair }, what) }, say("mergeIt")),
      make("button", { class: "plain-button distinct", type: "button", "aria-label": `${say("keepApart")}：${what}`, onclick: () => judge({ verb: "distinct", ...pair }, what) }, say("keepApart"))));
}

function claimItem({ edge, claim }) {
  const what = sentenceOf(edge);
  const tie = make("b", {}, called(typeLook(edge)));
  tie.style.color = wordColour(edge);
  return make("li", {}, make("button", { class: "tie", type: "button", onclick: () => choose({ edge }) }, edge.from.name, " ", tie, " ", edge.to.name), ofClaim(claim, choose), verdicts(edge, claim, what, judge));
}

function verdicts(edge, claim, what, decideOn) {
  const button = (verb, word) => make("button", { class: `plain-button ${verb}`, type: "button", "aria-label": `${say(word)}：${what}`,
    onclick: () => decideOn(judged(verb, edge, claim), what) }, say(word));
  return make("div", { class: "buttons" }, claim.reviewed ? null : button("accept", "accept"), button("reject", "wrongTie"));
}

function decidedItem(entry) {
  const ends = [entry.entity && plainName(entry.entity), entry.predicate && called(data.looks.types[entry.predicate]), entry.other && plainName(entry.other), entry.name, entry.label];
  const what = entry.verb === "undo" ? `№ ${entry.undone}` : ends.filter(Boolean).join(" ");
  const where = ["accept", "reject"].includes(entry.verb) ? entry.article || say("everywhere") : entry.article;
  const facts = [`№ ${entry.number}`, where, entry.by, entry.when, entry.because, entry.holds || entry.verb === "undo" ? null : say("idle")];
  return make("li", {}, make("div", {}, make("b", {}, say(`${entry.verb}s`)), ` ${what}`), make("div", { class: "meta" }, facts.filter(Boolean).join(" · ")),
    entry.holds ? make("div", { class: "buttons" }, make("button", { class: "plain-button", type: "button", "aria-label": `${say("undo")}：№ ${entry.number} ${what}`,
      onclick: () => judge({ verb: "undo", undone: entry.number }, what) }, say("undo"))) : null);
}

furtherDetails.claim = (edge, claim) => verdicts(edge, claim, sentenceOf(edge), correct);

// Of an entity: what it may be the same as, proposed or named by hand.
furtherDetails.node = node => {
  const box = make("input", { type: "text", id: "twin", list: "twins", "aria-label": say("sameAs") });
  const twins = make("datalist", { id: "twins" }, nodes.filter(other => other.label === node.label && other !== node).map(other => make("option", { value: other.name })));
  const judgeNamed = verb => {
    const other = nodes.find(found => found !== node && found.label === node.label && [found.name, ...found.aliases].includes(box.value.trim()));
    if (!other) { announce(say("nobody")); box.setCustomValidity(say("nobody")); box.reportValidity(); return; }
    correct({ verb, entity: node.id, other: other.id }, `${node.name} — ${other.name}`);
  };
  box.addEventListener("input", () => box.setCustomValidity(""));
  const proposed = (undecided?.proposals || []).flatMap(({ entity, other }) => (entity.id === node.id ? [other] : other.id === node.id ? [entity] : []));
  if (proposed.length) box.value = proposed[0].name;
  return make("details", { open: proposed.length > 0 }, make("summary", {}, say("sameAs")), make("div", { class: "form" }, box, twins, make("div", { class: "buttons" },
    make("button", { class: "plain-button", type: "button", id: "merge", onclick: () => judgeNamed("merge") }, say("mergeIt")),
    make("button", { class: "plain-button", type: "button", onclick: () => judgeNamed("distinct") }, say("keepApart")))));
};
