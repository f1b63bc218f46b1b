import { z } from 'zod';
import { plain, shown } from './view.ts';
import { defineCard } from './template.ts';

const model = z.object({ company: shown(20), title: shown(120), text: shown(500), held: plain(60) });

/** Stands in the place of something that waits until its person has signed in. */
export const signInCard = defineCard('sign-in', model, (view) => `${view.title} ${view.text}`);
