// Publishes a post through the API, then shows the page as the server now writes it.
const form = document.querySelector('#new-post');
const status = form.querySelector('[role="status"]');

// Without this script there is nothing that the form could do.
form.hidden = false;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { title, body } = Object.fromEntries(new FormData(form));
  status.textContent = 'Publishing …';
  try {
    const answer = await fetch('/posts', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ title, body, published: true }),
    });
    if (!answer.ok) throw new Error((await answer.json()).error.message);
    location.reload();
  } catch (error) {
    status.textContent = `It is not published: ${error.message} Your text is still here.`;
  }
});
