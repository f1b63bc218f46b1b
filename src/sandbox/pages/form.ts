import { attribute, markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** One choice of a field. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A field of a record, as a person meets it. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly control: 'text' | 'memo' | 'number' | 'date' | 'datetime' | 'checkbox' | 'select';
  /** In the form's own writing: a checkbox is `true` or blank, a moment has no zone and means UTC. */
  readonly value: string;
  /** What stands there for reading, where it differs from the value. */
  readonly shown?: string;
  readonly choices?: readonly Choice[];
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly maxLength?: number;
}

/** What happened to the last save. */
export type Outcome = { readonly saved: true } | { readonly refusal: string } | undefined;

/** The form of a record: its fields by group, the last outcome above them, what the outcome names marked. */
export function recordForm(action: string, fields: readonly Field[], version: string, outcome: Outcome): Markup {
  const groups = [...new Set(fields.map(({ group }) => group))];
  const refusal = outcome && 'refusal' in outcome ? outcome.refusal : undefined;
  const fieldset = (group: string) => markup`<fieldset><legend>${group}</legend>
<div class="fields">
${fields.filter((field) => field.group === group).map((field) => fieldMarkup(field, refusal))}</div>
</fieldset>
`;
  const writable = fields.some(({ readOnly }) => !readOnly);
  return markup`${outcome && notice(outcome)}
<form method="post" action="${action}">
<input type="hidden" name="@version" value="${version}">
${groups.map(fieldset)}${writable ? markup`<button>Save</button>` : undefined}
</form>`;
}

const notice = (outcome: NonNullable<Outcome>): Markup =>
  'saved' in outcome
    ? markup`<p role="status">Saved.</p>`
    : markup`<div role="alert"><strong>Not saved.</strong> ${outcome.refusal}</div>`;

function fieldMarkup(field: Field, refusal: string | undefined): Markup {
  const id = `field-${field.name}`;
  const named = !field.readOnly && refusal !== undefined && names(refusal, field);
  return markup`<div><label for="${id}">${field.label}${field.required ? ' (required)' : ''}</label>
${control(field, id, named)}${named ? markup`<p class="problem" id="${id}-problem">See the message above.</p>` : undefined}</div>
`;
}

/** A message means a field when it names its label or its own name in quotes. */
const names = (message: string, { name, label }: Field): boolean =>
  [name, label].some((text) => message.toLowerCase().includes(`'${text.toLowerCase()}'`));

function control(field: Field, id: string, invalid: boolean): Markup {
  if (field.readOnly) return markup`<output id="${id}">${field.shown ?? field.value}</output>`;
  const problem = invalid ? markup` aria-invalid="true" aria-describedby="${id}-problem"` : undefined;
  const required = field.required ? markup` aria-required="true"` : undefined;
  const marks = markup`id="${id}" name="${field.name}"${problem}${required}`;
  switch (field.control) {
    case 'memo':
      return markup`<textarea ${marks} rows="3">\n${field.value}</textarea>`;
    case 'checkbox':
      return markup`<input ${marks} type="checkbox" value="true"${attribute('checked', field.value === 'true')}>`;
    case 'select':
      return markup`<select ${marks}><option value=""></option>${options(field)}</select>`;
    case 'date':
      return markup`<input ${marks} type="date" value="${field.value}">`;
    case 'datetime':
      return markup`<input ${marks} type="datetime-local" step="1" value="${field.value}">`;
    case 'number':
      return markup`<input ${marks} inputmode="decimal" value="${field.value}">`;
    case 'text':
      return markup`<input ${marks} value="${field.value}">`;
  }
}

/** All choices, and the present value even where it is none of them. */
function options({ choices = [], value, shown }: Field): readonly Markup[] {
  const known = value === '' || choices.some((choice) => choice.value === value);
  const all = known ? choices : [{ value, label: shown ?? value }, ...choices];
  return all.map(({ value: one, label }) => {
    const selected = attribute('selected', one === value);
    return markup`<option value="${one}"${selected}>${label}</option>`;
  });
}

/** The fields again with what a person sent for them. A browser leaves out a checkbox that is off, and nothing else. */
export const withInput = (fields: readonly Field[], sent: URLSearchParams): readonly Field[] =>
  fields.map((field) => {
    const missing = field.control === 'checkbox' ? '' : field.value;
    const value = (sent.get(field.name) ?? missing).replaceAll('\r\n', '\n');
    return field.readOnly ? field : { ...field, value };
  });

/** Fields whose value a person changed. */
export const changed = (before: readonly Field[], after: readonly Field[]): readonly Field[] =>
  after.filter((field, index) => !field.readOnly && field.value !== before[index]?.value);
