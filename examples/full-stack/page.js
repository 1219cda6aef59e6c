// The page. Everything that came from somebody goes through `escaped`: it stays text, whatever stands in it.

export function homePage(posts, commit) {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="commit" content="${escaped(commit)}">
    <title>A small blog</title>
    <link rel="icon" href="/assets/icon.svg">
    <link rel="stylesheet" href="/assets/blog.css">
    <script type="module" src="/assets/blog.js"></script>
  </head>
  <body>
    <header><h1>Hello, reader</h1></header>
    <main>
      <form id="new-post" hidden>
        <label>Title <input name="title" required maxlength="200"></label>
        <label>Text <textarea name="body" rows="4"></textarea></label>
        <button>Publish</button>
        <p role="status"></p>
      </form>
      ${posts.length === 0 ? '<p>Nothing is published yet.</p>' : posts.map(article).join('\n      ')}
    </main>
    <footer>Version ${escaped(commit.slice(0, 7))}</footer>
  </body>
</html>
`;
}

function article({ title, body, createdAt }) {
  const text = body === '' ? '' : `<p>${escaped(body)}</p>`;
  return `<article><h2>${escaped(title)}</h2><time datetime="${escaped(createdAt)}">${escaped(createdAt.slice(0, 10))}</time>${text}</article>`;
}

const LETTERS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escaped(text) {
  return text.replace(/[&<>"']/g, (letter) => LETTERS[letter]);
}
