/** What the cards of sync failures are about: an incident, or one failure of it. */
export function incidentTopic(incident: string, failure = ''): string {
  return failure === '' ? `incident/${incident}` : `incident/${incident}/${failure}`;
}

/** The incident of a topic, and the failure where it is about one; null when it is another topic. */
export function readIncidentTopic(topic: string): { readonly incident: string; readonly failure: string } | null {
  const [kind, incident, failure = ''] = topic.split('/');
  return kind === 'incident' && incident !== undefined ? { incident, failure } : null;
}
