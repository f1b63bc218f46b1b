import { z } from 'zod';
import { shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({ company: shown(20), title: shown(120), text: shown(400) });

/** Stands while something is being done or found out; has no buttons, so that nothing is done twice. */
export const workingCard = defineCard('working', model, (view) => `${view.title} ${view.text}`);
