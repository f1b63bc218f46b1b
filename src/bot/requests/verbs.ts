/** What people call the commonest acts, in patterns of several requests. */

export const showVerbs =
  'show|display|open|view|see|get|check|find|look up|look at|look into|pull up|bring up|call up|fetch|give|details|details of|details on|details for|details about|info|info on|info about|information on|information about|tell me about|what is|what about|whats with|whats up with|what is up with|what is going on with|how is';

export const germanShowVerbs =
  'zeige|zeig|öffne|oeffne|such|suche|finde|find|hole|hol|gib|sag|nenne|anzeigen|was ist|wie ist|was ist mit|was ist los mit|wie steht es um|wie steht es mit|wie sieht es aus mit|details|details zu|details von|einzelheiten zu|infos|info|infos zu|info zu|infos über|infos von|mehr zu';

/** Somebody who needs one wants it made. */
export const createVerbs =
  'create|make|add|new|raise|start|log|open|enter|register|set up|issue|write|(i|we) (need|want|require)';

export const germanCreateVerbs =
  'lege|leg|erstelle|erstell|mach|mache|eröffne|öffne|erfasse|erfass|erzeuge|starte|füge|(ich|wir) (brauche|brauchen|benötige|benötigen)|brauche|brauchen';

export const editVerbs = 'edit|change|update|modify|correct|alter|amend|fix|adjust|set';

export const germanEditVerbs =
  'bearbeite|bearbeit|ändere|aendere|ändre|änder|korrigiere|korrigier|aktualisiere|aktualisier|berichtige|pflege';

export const germanEditing = 'bearbeiten|ändern|aendern|korrigieren|aktualisieren|berichtigen|pflegen|anpassen';

/** Where something is from something else. */
export const nearWords =
  'near|nearby|near by|closeby|close by|close to|around|next to|beside|in the vicinity of|in the area of|in the neighbourhood of';

export const germanNearWords =
  'in der nähe|in der nähe von|in der nähe vom|in der umgebung|in der umgebung von|nahe|nahe bei|bei|um|rund um|im umkreis von|neben';
