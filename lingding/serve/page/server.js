// The server that the page came from: the only place that it asks.
async function call(path, options = {}) {
  const response = await fetch(path, { credentials: "same-origin", ...options });
  const text = await response.text();
  let found;
  try { found = JSON.parse(text); } catch { found = { error: text }; }
  if (!response.ok) throw new Error(found.error || response.statusText);
  return found;
}

const post = (path, body) => call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
