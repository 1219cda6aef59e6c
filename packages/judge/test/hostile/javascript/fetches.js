// Tries: to fetch a page.
// Expected: returned
// Value: ["undefined","undefined","undefined"]
function attack() {
  return [typeof fetch, typeof WebSocket, typeof XMLHttpRequest];
}
