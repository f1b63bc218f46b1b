import type { RecordLink } from '../../records/face.ts';
import type { Turn } from './turn.ts';

/** Links as buttons, in the words of the person: at most one for each system. */
export function linkButtons(
  { texts }: Pick<Turn, 'texts'>,
  links: readonly RecordLink[],
): { readonly title: string; readonly url: string }[] {
  return links.slice(0, 2).map(({ system, url }) => ({ title: texts.openIn(texts.systems[system]), url }));
}
