/**
 * Answers of JSON services. A custom service of finance and operations cannot choose its HTTP status: what it throws is answered with
 * 500 and `{ Message, ExceptionType, ActivityId }`, whatever the reason. So the companion begins the text of a refusal with the status
 * that it means, and this brings both forms to one: that status, with the text where OData has it.
 */
import { serviceFault, type TextAnswer } from '../json.ts';

const invoking = /^An exception occured when invoking the operation - /;
const meant = /^(400|403|404|409): ([\s\S]*)$/;

/** The answer as the companion means it. What it did not mean to throw stays an error of the server. */
export function serviceAnswer<A extends TextAnswer>(answer: A): A {
  if (answer.status < 500) return answer;
  const fault = serviceFault(answer.text);
  const [, status, reason] = meant.exec(fault?.Message.replace(invoking, '') ?? '') ?? [];
  if (fault === null || status === undefined || reason === undefined) return answer;
  const error = {
    code: '',
    message: 'An error has occurred.',
    innererror: { message: reason, type: fault.ExceptionType },
  };
  return { ...answer, status: Number(status), text: JSON.stringify({ error }) };
}
