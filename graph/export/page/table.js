// The same statements as rows, for those who would rather read than look.
const PAGE = 200;
const order = { column: 3, down: true, rows: PAGE };

function tableView(host, choose) {
  const rows = seen.edges.flatMap(edge => edge.claims.filter(passes).map(claim => ({ edge, claim })));
  const columns = [
    ["subject", row => row.edge.from.name], ["tie", row => called(typeLook(row.edge))], ["object", row => row.edge.to.name],
    ["status", row => (row.claim.status ? called(data.looks.statuses[row.claim.status]) : ""), row => rank(row.claim.status)],
    ["date", row => row.claim.date || ""], ["confidence", row => row.claim.confidence],
    ["article", row => data.articles[row.claim.article].title], ["sentence", row => (row.claim.quotes[0] ? data.sentences[row.claim.quotes[0][0]].text : "")],
  ];
  const key = columns[order.column][2] || columns[order.column][1];
  rows.sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    const ranked = typeof x === "number" ? x - y : x.localeCompare(y, "zh");
    return (order.down ? -ranked : ranked) || a.edge.index - b.edge.index || a.claim.article - b.claim.article;
  });
  const again = () => { tableView(host, choose); };
  const head = columns.map(([name], i) => make("th", { scope: "col", "aria-sort": i === order.column ? (order.down ? "descending" : "ascending") : "none" },
    make("button", { type: "button", onclick: () => { order.down = i === order.column ? !order.down : false; order.column = i; again(); host.querySelectorAll("th button")[i].focus(); } },
      name === "confidence" ? (language === "zh" ? "可信度" : "Confidence") : say(name), i === order.column ? (order.down ? " ↓" : " ↑") : "")));
  const body = rows.slice(0, order.rows).map(({ edge, claim }) => {
    const tie = make("button", { class: "link", type: "button", onclick: () => choose({ edge }) }, called(typeLook(edge)));
    const quote = claim.quotes[0];
    return make("tr", {},
      make("td", {}, nodeLink(edge.from, choose)), make("td", {}, tie), make("td", {}, nodeLink(edge.to, choose)),
      make("td", {}, claim.status ? called(data.looks.statuses[claim.status]) : ""), make("td", { class: "number" }, claim.date || ""),
      make("td", { class: "number" }, claim.confidence.toFixed(2), claim.reviewed ? make("span", { title: say("reviewed") }, " ✓") : null), make("td", {}, data.articles[claim.article].title),
      make("td", { class: "words" }, quote ? data.sentences[quote[0]].text : ""));
  });
  const more = rows.length > order.rows
    ? make("button", { class: "more", type: "button", onclick: () => { order.rows += PAGE; again(); } }, say("more")) : null;
  host.replaceChildren(make("table", {}, make("caption", {}, say("rows", rows.length)), make("thead", {}, make("tr", {}, head)), make("tbody", {}, body)), ...(more ? [more] : []));
}
