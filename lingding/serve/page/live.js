// Starts the live page, and tells when the graph has changed under it.
Object.assign(WORDS.zh, { news: "库里的内容有变化", showNews: "显示新的", gone: "服务已停止，请重新启动 lingding serve" });
Object.assign(WORDS.en, { news: "The graph has changed", showNews: "Show it", gone: "The server has stopped; start lingding serve again" });

const EVERY = 10_000; // milliseconds between two looks at the server
let wholeGraph = null, fetching = false;

// The graph as it is now, in the view that is open.
async function refetch() {
  fetching = true;
  try {
    [wholeGraph, undecided] = await Promise.all([call(`/api/graph${location.search}`), call("/api/review")]);
  } finally { fetching = false; }
  start(wholeGraph, view);
  tell(null);
}

function tell(word, act = null) {
  $("news")?.remove();
  if (word) $("top").append(make("div", { id: "news", role: "status" }, say(word), " ", act ? make("button", { class: "plain-button", type: "button", onclick: act }, say("showNews")) : null));
}

async function listen() {
  if (document.hidden || fetching || !wholeGraph) return;
  try {
    const { version } = await call("/api/version");
    if (fetching) return;
    if (version !== wholeGraph.version) tell("news", () => refetch().catch(error => announce(error.message)));
    else tell(null);
  } catch { tell("gone"); }
}

Promise.all([call(`/api/graph${location.search}`), call("/api/words"), call("/api/review"), document.fonts.load('16px "Lingding Sans"', "中").catch(() => null)])
  .then(([graph, found, open]) => { wholeGraph = graph; words = found; undecided = open; start(graph); })
  .catch(error => { $("stage").replaceChildren(make("p", { class: "none wrong", role: "alert" }, error.message)); document.documentElement.dataset.ready = "wrong"; });
setInterval(listen, EVERY);
addEventListener("focus", listen);
document.addEventListener("visibilitychange", listen);
