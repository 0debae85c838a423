// What the page says, in Chinese and English.
const WORDS = {
  zh: {
    name: "伶仃", graph: "关系图", map: "地图", table: "列表", filters: "筛选", views: "视图",
    search: "查找：名称、别名、繁体、拼音首字母", noHit: "没有找到", settings: "显示",
    light: "浅色", dark: "深色", language: "English", entities: "实体", ties: "关系", status: "状态",
    time: "时间", from: "从", to: "到", undated: "包括没有日期的", confidence: "可信度不低于", reset: "重新显示全部",
    noStatus: "未注明", close: "关闭", aliases: "又名", code: "行政区划代码", statements: "陈述",
    mentionedBy: "篇文章", evidence: "原文依据", sources: "出处", rule: "规则", dispute: "待核查：", published: "发表于", page: n => `第 ${n} 页`, reprintOf: "转载，首发为",
    subject: "主体", tie: "关系", object: "对象", date: "日期", article: "文章", sentence: "原文",
    zoomIn: "放大", zoomOut: "缩小", fit: "全图", more: "再显示 200 行", nothing: "没有符合筛选条件的内容",
    tieBetween: "两地之间", places: "地图上的线：两地或其机构之间的关系", role: "职务", reviewed: "已核对",
    graphHelp: "关系图：方向键移到相邻的实体，回车查看，加减号缩放，0 看全图",
    mapHelp: "地图：方向键移到相邻的地方，回车查看，加减号缩放，0 看全图",
    rows: n => `${n} 条陈述，依筛选条件`,
    summary: a => `${a.articles} 篇文章 · ${a.entities} 个实体 · ${a.statements} 条陈述`,
    weightiest: n => `只画最重要的 ${n[0]} 个实体，共 ${n[1]} 个`,
    alone: n => `另有 ${n} 个实体只被提到，没有关系，未画出`,
    dateNote: "没有日期的陈述按文章发表日计",
    credit: "地名坐标：GeoNames（CC BY 4.0）；海岸线：Natural Earth（公有领域）；字体：Noto Sans SC（OFL）",
  },
  en: {
    name: "Lingding", graph: "Graph", map: "Map", table: "Table", filters: "Filters", views: "Views",
    search: "Find: name, alias, Traditional, pinyin initials", noHit: "nothing found", settings: "Display",
    light: "Light", dark: "Dark", language: "中文", entities: "Entities", ties: "Ties", status: "Status",
    time: "Time", from: "from", to: "to", undated: "with those without a date", confidence: "Confidence at least", reset: "Show everything again",
    noStatus: "not said", close: "Close", aliases: "Also called", code: "Official code", statements: "Statements",
    mentionedBy: "articles", evidence: "Evidence", sources: "Sources", rule: "rule", dispute: "to be checked:", published: "published", page: n => `page ${n}`, reprintOf: "a reprint of",
    subject: "Subject", tie: "Tie", object: "Object", date: "Date", article: "Article", sentence: "Sentence",
    zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Whole picture", more: "200 more rows", nothing: "Nothing fits the filters",
    tieBetween: "Between two places", places: "Lines on the map: ties between two places or their organisations", role: "role", reviewed: "reviewed",
    graphHelp: "Graph: arrow keys go to the next entity, Enter opens it, plus and minus zoom, 0 shows all",
    mapHelp: "Map: arrow keys go to the next place, Enter opens it, plus and minus zoom, 0 shows all",
    rows: n => `${n} statements, as filtered`,
    summary: a => `${a.articles} articles · ${a.entities} entities · ${a.statements} statements`,
    weightiest: n => `shown are the weightiest ${n[0]} of ${n[1]} entities`,
    alone: n => `${n} more entities are only mentioned, without a tie, and not drawn`,
    dateNote: "a statement without a date counts as of the day of its article",
    credit: "Coordinates: GeoNames (CC BY 4.0); coast: Natural Earth (public domain); font: Noto Sans SC (OFL)",
  },
};
let language = (navigator.language || "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
const say = (word, value) => {
  const text = WORDS[language][word];
  return typeof text === "function" ? text(value) : text;
};
