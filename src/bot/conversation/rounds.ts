/** What is done from time to time. A part that takes long or fails keeps none of the others waiting. */
import type { Background } from './background.ts';

/** Makes a round of its parts, by name. A part that is still under way from an earlier round is left to it. */
export function createRound(background: Background, parts: Readonly<Record<string, () => Promise<void>>>): () => void {
  const underWay = new Set<string>();
  return () => {
    for (const [name, part] of Object.entries(parts)) {
      if (underWay.has(name)) continue;
      underWay.add(name);
      background.run(name, () => part().finally(() => underWay.delete(name)));
    }
  };
}
