/** What pictures say: a title that is only a picture has its words in the picture's description. */
import { imagesOf, plainText, type Definitions } from '../scan/inline.ts';
import { bareTitle } from './title.ts';

/** "Backend Roadmap logo" describes the picture; the words in front of it are the name. */
const KIND = /(?:^|[\s:|–—-]+)(?:logo|banner|header|cover|title|image|picture|icon)(?:\s(?:image|picture))?$/i;
const FILE = /\.(?:png|svg|jpe?g|gif|webp)$/i;

/** The name that the first picture with words gives, '' where none does. Badges say nothing. */
export function pictureTitle(md: string, definitions: Definitions): string {
  if (!md.includes('[') && !md.includes('<')) return '';
  for (const alt of imagesOf(md, definitions)) {
    const words = bareTitle(plainText(alt)).replace(KIND, '');
    if (/\p{L}{3}/u.test(words) && !FILE.test(words)) return words;
  }
  return '';
}
