/** What all cards of a work order are about: `workOrder/WO-01001`. */
export function workOrderTopic(number: string): string {
  return `workOrder/${number}`;
}

/** The number of a work order's topic; null when it is another topic. */
export function readWorkOrderTopic(topic: string): string | null {
  return topic.startsWith('workOrder/') ? topic.slice('workOrder/'.length) : null;
}
