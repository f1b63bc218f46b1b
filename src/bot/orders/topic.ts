/** What all cards of an order are about. */

/** The topic of an order's cards: `order/usmf/000123`. */
export function orderTopic(company: string, number: string): string {
  return `order/${company}/${number}`;
}

/** Company and number of an order's topic; null when it is another topic. */
export function readOrderTopic(topic: string): { readonly company: string; readonly number: string } | null {
  const found = /^order\/([^/]+)\/(.+)$/.exec(topic);
  return found?.[1] === undefined || found[2] === undefined ? null : { company: found[1], number: found[2] };
}
