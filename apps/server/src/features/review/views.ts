/** How cards look from outside. */
import type { Card, ReviewCard } from '@waymark/contract';
import { dueAfter, type Instant } from '@waymark/learning';
import { renderMarkdown } from '@waymark/roadmap/render';
import type { StoredCard } from '@waymark/store';

/** Without its HTML: a list of thousands would take seconds to render. */
export function cardView(card: StoredCard): Card {
  const { id, source, front, back, tags, itemId, memory, aside, version } = card;
  return {
    ...{ id, source, front, back, tags, itemId, aside, version },
    isOwn: source === 'own',
    link: linkOf(card),
    dueAt: memory.state === 'new' ? null : memory.due,
    reviews: memory.reps,
    lapses: memory.lapses,
  };
}

/** As it stands in a session. */
export function reviewView(card: StoredCard, now: Instant): ReviewCard {
  return {
    ...cardView(card),
    frontHtml: renderMarkdown(card.front),
    backHtml: renderMarkdown(card.back),
    dueAfter: dueAfter(card, now),
  };
}

function linkOf({ source, subject }: StoredCard): Card['link'] {
  if (source === 'own') return null;
  const [slug = ''] = subject.split('/', 1);
  return { kind: source, slug };
}
