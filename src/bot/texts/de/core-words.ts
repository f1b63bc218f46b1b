/** German: what the core says of its own accord. */
import type { Refusal, RefusalAbout } from '../en/core-words.ts';
import type { Texts } from '../texts.ts';

type Sentence = (about: RefusalAbout, refusal: Refusal) => string;

const named = ({ words, key }: RefusalAbout): string => `${words.one} ${key}`.trim();
const value = ({ value: given }: RefusalAbout): string => `„${given}“`;
const inBoth = ({ values }: RefusalAbout): string =>
  `${values.dataverse} in Field Service, ${values.financeOperations} in Supply Chain Management`;

/** What a command on a map meets, by the status of the map. */
const notNow: Readonly<Record<string, string>> = {
  'Not running': 'Die Zuordnung läuft nicht.',
  Initializing: 'Der Erstabgleich läuft noch.',
  'Not available': 'Die Tabellen fehlen in einem der Systeme.',
};

/** What we say ourselves, by code. */
const messages: Readonly<Record<string, Sentence>> = {
  NOT_LICENSED: () => 'Dazu brauchen Sie eine Lizenz und eine Rolle in Supply Chain Management, die Sie nicht haben.',
  PAUSED: () => 'Die Synchronisierung dieser Datensätze ist pausiert.',
  NOT_RUNNING: () => 'Diese Datensätze werden zurzeit nicht synchronisiert.',
  NOT_AVAILABLE: () => 'Diese Datensätze gibt es in einem der Systeme nicht.',
  INITIALIZING: () => 'Diese Datensätze werden gerade zum ersten Mal abgeglichen.',
  CATCHING_UP: () => 'Frühere Änderungen an diesen Datensätzen werden noch übertragen.',
  BUSY: () => 'Jemand anderes speichert diesen Datensatz gerade.',
  QUEUED: () => 'Die Synchronisierung ist pausiert.',
  STORE_FAILED: () =>
    'Die Synchronisierung kann ihr Journal nicht mehr schreiben: Der Datenträger ist voll oder fällt aus. Es wird nichts Neues gespeichert.',
  JOURNAL_DAMAGED: () =>
    'Das Journal der Synchronisierung ist beschädigt. Es wird nichts Neues gespeichert, bis es repariert ist.',
  OPERATION_IMPOSSIBLE: () =>
    'Die Synchronisierung kam in einen Zustand, den es nicht geben darf, und rät von dort aus nicht weiter. Es wird nichts Neues gespeichert, bis sie neu gestartet ist.',
  OWNED_ELSEWHERE: ({ label }) => `${label} wird von Supply Chain Management geführt.`,
  CANNOT_BE_EMPTY: ({ label }) =>
    `${label} kann nicht leer sein: Supply Chain Management führt dafür immer einen Wert.`,
  DELETED_AND_CHANGED: (about) =>
    `${named(about)}: in ${about.at} gelöscht und im anderen System geändert. Keines von beiden wurde überschrieben.`,
  NEVER_AGREED: (about) =>
    `${about.label} ist verschieden und war nie abgestimmt: ${inBoth(about)}. Nichts wurde überschrieben.`,
  BOTH_CHANGED: (about) =>
    `${about.label} wurde in beiden Systemen geändert: ${inBoth(about)}. Nichts wurde überschrieben.`,
  CHANGED_MEANWHILE: (about, { field, params, ref }) => {
    if (field !== null && params?.value !== undefined)
      return `${about.label} wurde in ${about.at} geändert, während dies wartete: Dort steht jetzt ${about.value}.`;
    if (field !== null) return `${about.label} wurde in ${about.at} inzwischen geändert.`;
    if (params?.at === undefined) return 'Die Bestellung wurde inzwischen geändert.';
    return ref === null
      ? `${about.at} hat einen anderen Stand dieses Datensatzes als den, der gespeichert werden sollte.`
      : `Den Datensatz gibt es in ${about.at} nicht mehr.`;
  },
  NOT_CARRIED_OUT: ({ at }) => `${at} hat es nicht ausgeführt. Es wurde nichts geändert.`,
  NOT_COMMITTED: ({ at }) => `Das Speichern in ${at} wurde aufgegeben.`,
  NOT_EDITABLE: ({ label, value: property }, { field }) =>
    field === null
      ? `Ein Feld ${property} gibt es hier nicht.`
      : `${label} gehört zum Schlüssel des Datensatzes und kann nicht geändert werden.`,
  KEEPS_CHANGING: (about) => `${named(about)} änderte sich jedes Mal, wenn es übertragen werden sollte.`,
  STILL_DIFFERENT: (about) => `${named(about)} ist noch nicht in beiden Systemen gleich.`,
  POSTED_ONLY: (about) => `${named(about)}: Das entsteht und vergeht nur in Supply Chain Management.`,
  PARKED: () => 'Es konnte noch nicht abgeschlossen werden.',
  CANCELLED: (_about, { params }) => `Abgebrochen von ${params?.who ?? ''}.`,
  STILL_NEEDED: ({ maps }) => `Andere bauen darauf auf: ${maps}.`,
  NEEDS_OTHERS: ({ maps }) => `Dafür müssen andere laufen: ${maps}.`,
  NOT_NOW: ({ maps }, { params }) => `${maps}: ${notNow[params?.status ?? ''] ?? 'Das geht gerade nicht.'}`,
  COMPANY_MISSING: ({ company }) =>
    company === '' ? 'Der Datensatz hat keine Firma.' : `Field Service hat keine Firma ${company}.`,
  LOOKUP_MISSING: (about) => `${about.at} hat keinen Datensatz für ${about.label} ${value(about)}.`,
  LOOKUP_AMBIGUOUS: (about) => `${about.at} hat mehrere Datensätze für ${about.label} ${value(about)}.`,
  VALUE_NOT_MAPPED: (about) => `${about.label} ${value(about)} hat keine Entsprechung in Field Service.`,
  VALUE_MISSING: ({ label }) => `${label} muss ausgefüllt werden.`,
  TEXT_TOO_LONG: ({ label, at }, { params }) =>
    `${label} hat ${params?.length ?? 0} Zeichen; ${at} behält höchstens ${params?.most ?? 0}.`,
  NOT_A_USER: ({ at }, { params }) => `${whoOf(params?.who)} hat in ${at} kein aktives Benutzerkonto.`,
  RIGHT_MISSING: ({ at }, { params }) =>
    `${whoOf(params?.who)} darf das in ${at} nicht ${acts[params?.action ?? 'update']} (es fehlt ${params?.privilege ?? ''}).`,
  KEY_EXISTS: ({ at, key }) => `${at} hat schon einen Datensatz mit dem Schlüssel ${key}.`,
  NOT_FOUND: ({ at, key }, { params }) =>
    params?.at === undefined
      ? `Es gibt keine Bestellung ${key}, die Sie sehen dürfen.`
      : `${at} hat keinen Datensatz mit dem Schlüssel ${key}.`,
  VERSION_CHANGED: ({ at, key }) => `Der Datensatz ${key} wurde in ${at} inzwischen geändert.`,
  MASTER_WON: (about) => `${about.label} war verschieden: ${inBoth(about)}. Es gilt der Wert von ${about.at}.`,
  KEY_NOT_UNIQUE: ({ at, key }) => `${at} hat mehrere Datensätze mit dem Schlüssel ${key}.`,
  VALUE_UNREADABLE: (about) =>
    `${about.at} hat im Datensatz ${about.key} einen Wert, der sich nicht lesen lässt: ${value(about)}`,
  NOT_POSTED: (about) => `${named(about)} gibt es in Supply Chain Management nicht, und nur dort entsteht es.`,
  ENTRY_SET_ASIDE: () =>
    'Was hierzu vermerkt war, ließ sich nicht mehr lesen und wurde von der Administration beiseitegelegt. Sehen Sie sich den Datensatz an, bevor Sie es noch einmal tun.',
  ENDED_EQUAL: (_about, { params }) =>
    `${endedBy(params?.who)} geklärt: Beide Systeme haben wieder dasselbe, allerdings nicht alles, was gesendet wurde.`,
  ENDED_AS_IT_STANDS: (_about, { params }) =>
    `${endedBy(params?.who)} so beendet, wie es steht: Was die beiden Systeme haben, kann verschieden sein.`,
  ENDED_BECAUSE: ({ value: reason }) => `Begründung: ${reason}`,
  MAP_WITHDRAWN: ({ value: names }) =>
    `Die Zuordnung ${names} gibt es nicht mehr; davon lässt sich nichts lesen oder schreiben.`,
  TOO_LATE: () => 'Dieses Speichern wurde aufgegeben, bevor es ankam.',
  NO_ANSWER: () => 'Das andere System antwortet nicht.',
  NO_LINES: () => 'Der Wareneingang hat keine Positionen, es gibt also nichts zu buchen.',
  POSTED_BEFORE: (about) =>
    `Der Wareneingang ${value(about)} ist in Supply Chain Management schon gebucht, so wie er war, bevor er hier geändert wurde.`,
  POSTED_BEFORE_OTHERWISE: (about) =>
    `Dieser Wareneingang wurde in Supply Chain Management gebucht, bevor er hier geändert wurde, und steht dort jetzt nicht als ${value(about)}.`,
  POSTED_THERE: (about) =>
    `Der Wareneingang ${value(about)} ist in Supply Chain Management gebucht, und Field Service hat ihn schon als anderen Datensatz.`,
  WORK_ORDER_MISSING: (about) => `In Field Service gibt es keinen Arbeitsauftrag ${value(about)}.`,
  POSTED_UNREAD: (about) =>
    `Der Wareneingang ${value(about)} ist in Supply Chain Management gebucht, ließ sich dort aber nicht mit allen Positionen lesen.`,
  SIGN_IN_FAILED: (_about, { system }) => `${silentName(system)} nimmt unsere Anmeldung nicht an.`,
  SIGN_IN_NEEDED: (_about, { system }) =>
    `${silentName(system)} muss in Ihrem Namen gefragt werden, und Sie sind nicht angemeldet.`,
  SYSTEM_BUSY: (_about, { system }) => `${silentName(system)} ist überlastet und bittet um etwas Geduld.`,
  NOT_YET_IN_FIELD_SERVICE: () => 'In Supply Chain Management ist es geschehen, in Field Service noch nicht.',
  SAVE_GIVEN_UP: () =>
    'In Supply Chain Management ist es geschehen, aber das Speichern, das es verlangte, wurde aufgegeben.',
  UNCLEAR_WHETHER_SAVED: ({ at }) =>
    `${at} hat nicht geantwortet, und aus dem, was jetzt dort steht, geht weder hervor, dass es gespeichert wurde, noch, dass es nicht gespeichert wurde.`,
  LEFT_AS_CHANGED: (about) => `${named(about)} wurde in ${about.at} inzwischen geändert und so gelassen, wie es ist.`,
  UNDO_REFUSED: ({ at }) => `${at} hat das Zurücknehmen abgelehnt:`,
  DONE_UNREAD: () => 'Es ist geschehen, aber die Bestellung lässt sich gerade nicht lesen.',
  IMPOSSIBLE: () => 'In diesem Dienst ist etwas schiefgegangen, als es übertragen werden sollte.',
  KEPT_FOR_LATER: () =>
    'Gerade lässt sich nicht in beiden Systemen speichern; es behält seinen Platz und wird ausgeführt, sobald es geht.',
};

const acts = { create: 'anlegen', update: 'ändern', delete: 'löschen' } as const;

const endedBy = (who: string | undefined): string => (who === undefined ? 'Es wurde' : `${who} hat es`);

const whoOf = (who: string | undefined): string =>
  who === undefined || who === 'The integration' ? 'Das Dienstkonto' : who;

const silentName = (system: Refusal['system']): string =>
  system === 'dataverse' ? 'Field Service' : 'Supply Chain Management';

const lookAgain =
  'Der Datensatz wurde inzwischen geändert. Sehen Sie ihn sich noch einmal an und wiederholen Sie die Änderung, wenn sie noch passt.';
const notNowRemedy = 'Es wurde nichts geändert. Versuchen Sie es noch einmal, wenn das System wieder antwortet.';
const whenItRuns = 'Dazu braucht es beide Systeme zugleich. Versuchen Sie es noch einmal, wenn sie wieder läuft.';
const askForRole = 'Bitten Sie die Administration des Systems um die nötige Rolle.';
const decide = 'Entscheiden Sie, was richtig ist, und speichern Sie es noch einmal.';

/** What to do, by code. */
const remedies: Readonly<Record<string, string>> = {
  VERSION_CHANGED: lookAgain,
  KEY_EXISTS: 'Wählen Sie eine andere Nummer oder ändern Sie den Datensatz, der sie schon hat.',
  NOT_FOUND: 'Der Datensatz oder einer, auf den er verweist, ist nicht mehr da. Sehen Sie ihn sich noch einmal an.',
  LOOKUP_MISSING: 'Wählen Sie einen anderen Wert oder lassen Sie ihn zuerst anlegen.',
  LOOKUP_AMBIGUOUS: 'Bitten Sie Ihre Administration, nur einen davon stehen zu lassen.',
  COMPANY_MISSING: 'Geben Sie dem Datensatz eine Firma, die es in beiden Systemen gibt.',
  VALUE_NOT_MAPPED: 'Wählen Sie einen anderen Wert oder lassen Sie ihn in die Zuordnung aufnehmen.',
  TEXT_TOO_LONG: 'Kürzen Sie den Text.',
  RIGHT_MISSING: askForRole,
  NOT_A_USER: askForRole,
  PAUSED: whenItRuns,
  INITIALIZING: whenItRuns,
  NOT_RUNNING: 'Fragen Sie Ihre Administration.',
  NOT_AVAILABLE: 'Fragen Sie Ihre Administration.',
  CATCHING_UP: 'Versuchen Sie es gleich noch einmal.',
  BUSY: 'Warten Sie einen Moment und versuchen Sie es noch einmal.',
  QUEUED: 'Es wird übertragen, sobald sie fortgesetzt wird.',
  NOT_LICENSED: 'Bitten Sie jemanden aus dem Einkauf oder Ihre Administration.',
  STORE_FAILED: 'Sagen Sie es Ihrer Administration: Protokoll und der Befehl doctor sagen, was zu tun ist.',
  JOURNAL_DAMAGED: 'Sagen Sie es Ihrer Administration: Protokoll und der Befehl doctor sagen, was zu tun ist.',
  OPERATION_IMPOSSIBLE: 'Sagen Sie es Ihrer Administration: Protokoll und der Befehl doctor sagen, was zu tun ist.',
  OWNED_ELSEWHERE: 'Ändern Sie es dort.',
  DELETED_AND_CHANGED: 'Löschen Sie es auch im anderen System oder legen Sie es wieder an.',
  NEVER_AGREED: 'Entscheiden Sie, was richtig ist.',
  BOTH_CHANGED: decide,
  CHANGED_MEANWHILE: 'Sehen Sie es sich noch einmal an und speichern Sie dann.',
  MAP_WITHDRAWN: 'Bringen Sie die Zuordnung zurück, oder beenden Sie den Vorgang mit journal end, wie er steht.',
  UNCLEAR_WHETHER_SAVED: 'Sehen Sie sich den Datensatz in beiden Systemen an.',
  NOT_CARRIED_OUT: 'Versuchen Sie es noch einmal.',
  NOT_COMMITTED: 'Speichern Sie es noch einmal, wenn es noch gebraucht wird.',
  NOT_EDITABLE: 'Korrigieren Sie ein anderes Feld oder übernehmen Sie den Stand eines Systems.',
  KEEPS_CHANGING: 'Es wird von selbst wieder versucht. Sehen Sie nach, wer oder was es immer wieder speichert.',
  STILL_DIFFERENT:
    'Vergleichen Sie es noch einmal: Vielleicht hat es inzwischen jemand geändert, oder eine Regel eines Systems ändert es zurück.',
  POSTED_ONLY: 'Buchen Sie es dort oder übernehmen Sie den Stand von Supply Chain Management.',
  PARKED: 'Sehen Sie es sich später noch einmal an.',
  STILL_NEEDED: 'Stoppen Sie diese zuerst, oder alle zusammen.',
  NEEDS_OTHERS: 'Starten Sie diese zuerst, oder alle zusammen.',
  NOT_NOW: 'Sehen Sie sich den Stand der Zuordnung an.',
  MASTER_WON: 'War der andere Wert richtig, ändern Sie es in einem der Systeme zurück.',
  VALUE_UNREADABLE: 'Korrigieren Sie ihn dort und versuchen Sie die Zeile dann noch einmal.',
  KEY_NOT_UNIQUE: 'Lassen Sie nur einen davon stehen.',
  NOT_POSTED: 'Buchen Sie es dort oder löschen Sie es in Field Service.',
  TOO_LATE: 'Versuchen Sie es noch einmal.',
  IMPOSSIBLE: 'Fragen Sie Ihre Administration: Im Protokoll steht, was es war.',
  POSTED_BEFORE:
    'Er kommt von selbst nach Field Service. Löschen Sie diesen Entwurf, sobald er dort ist, und erfassen Sie, was außerdem ankam, in einem neuen Wareneingang.',
  POSTED_BEFORE_OTHERWISE:
    'Sehen Sie sich die Wareneingänge der Bestellung in Supply Chain Management an. Löschen Sie diesen Entwurf, und erfassen Sie, was dort fehlt, in einem neuen Wareneingang.',
  POSTED_THERE: 'Löschen Sie diesen Entwurf.',
  WORK_ORDER_MISSING: 'Wählen Sie einen anderen Arbeitsauftrag, oder lassen Sie ihn weg.',
  POSTED_UNREAD: 'Er kommt von selbst nach Field Service. Löschen Sie diesen Entwurf, sobald er dort ist.',
  NO_LINES: 'Tragen Sie ein, was angekommen ist, und buchen Sie dann noch einmal.',
  ANSWER_LOST: notNowRemedy,
  NO_ANSWER: notNowRemedy,
  SYSTEM_UNREACHABLE: notNowRemedy,
  ANSWER_NOT_UNDERSTOOD: notNowRemedy,
  SYSTEM_BUSY: 'Es wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal.',
  SIGN_IN_FAILED: 'Sagen Sie es Ihrer Administration.',
  SIGN_IN_NEEDED: 'Melden Sie sich mit der Karte in unserem eigenen Chat an.',
};

/** Remedies that other words of the same code would be wrong with. */
const isOfOrder = ({ code, params }: Refusal): boolean => code === 'NOT_FOUND' && params?.at === undefined;

const silent = (system: string, time: string) => `${system} antwortet ${time === '' ? '' : `seit ${time} `}nicht.`;

export const germanCoreWords: Pick<Texts, 'problems' | 'thrown' | 'coreNotices' | 'summaries' | 'parts'> = {
  problems: {
    message: (refusal, about) => {
      const isOurs = refusal.system === 'dispatchCopilot' || refusal.params !== undefined;
      return (isOurs ? messages[refusal.code]?.(about, refusal) : undefined) ?? refusal.message;
    },
    remedy: (refusal) => {
      const { code, field, params } = refusal;
      if (params !== undefined && isOfOrder(refusal)) return 'Prüfen Sie die Nummer und die Firma.';
      return remedies[code] ?? (field === null ? '' : 'Korrigieren Sie die Angabe und versuchen Sie es erneut.');
    },
  },

  thrown: {
    SYSTEM_UNREACHABLE: {
      title: silent,
      text: 'Es wurde nichts geändert. Versuchen Sie es noch einmal, wenn das System wieder antwortet.',
    },
    ANSWER_LOST: {
      title: silent,
      text: 'Ich prüfe, ob es noch ankam. Sehen Sie in einem Moment noch einmal nach.',
    },
    SYSTEM_BUSY: {
      title: (system) => `${system} ist überlastet.`,
      text: 'Das System hat gerade zu viel zu tun. Versuchen Sie es in einer Minute noch einmal.',
    },
    SIGN_IN_NEEDED: {
      title: (system) => `${system} muss in Ihrem Namen gefragt werden, und Sie sind nicht angemeldet.`,
      text: 'Melden Sie sich mit der Karte in unserem eigenen Chat an.',
    },
    FAILURE_UNKNOWN: {
      title: () => 'Diesen Synchronisierungsfehler gibt es nicht mehr.',
      text: 'Fragen Sie nach den offenen Synchronisierungsfehlern, dann sehen Sie, was es gibt.',
    },
  },

  coreNotices: {
    systemDown: silent,
    systemBack: (system) => `${system} antwortet wieder.`,
    queueFilling: (many, count, room) =>
      `${many}: ${count} Änderungen warten auf die Übertragung; für ${room} weitere ist noch Platz.`,
    queueFull: (many, count) =>
      `${many}: ${count} Änderungen warten, mehr werden nicht einzeln gesammelt. Von weiteren wird der letzte Stand übertragen; nichts geht verloren, und niemand wird am Speichern gehindert.`,
    missedHook: ({ one, many }, count, system) =>
      `${many}: ${count === 1 ? `ein Datensatz (${one}) wurde` : `${count} Datensätze wurden`} in ${system} geändert, ohne dass der Hook es meldete. Eine Prüfung hat das gefunden und erledigt, später als nötig. Prüfen Sie, ob die Hooks von ${system} registriert sind und diesen Dienst erreichen.`,
    parked: (what, who, why) =>
      `${who}, ${what}: Das ließ sich nicht zu Ende führen. ${why} Auf der Befehlszeile zeigt journal parked, was offen ist, und journal end beendet es.`,
    stopped: {
      STORE_FAILED:
        'Die Datenbank dieses Prozesses kann nicht mehr beschrieben werden: Der Datenträger ist voll oder fällt aus. Neues wird abgelehnt. Schaffen Sie Platz und starten Sie neu: Was begonnen war, wird dann geklärt.',
      JOURNAL_DAMAGED:
        'Im Journal steht etwas, das sich nicht zurücklesen lässt; weiterzumachen hieße raten. Neues wird abgelehnt. Stellen Sie den Datenordner aus einer Sicherung wieder her, oder wenden Sie sich mit dem Protokoll an den Support.',
      OPERATION_IMPOSSIBLE:
        'Ein Vorgang kam in einen Zustand, den es nicht geben darf: ein Programmfehler. Neues wird abgelehnt, denn weiterzumachen hieße raten. Melden Sie es mit dem Protokoll und starten Sie neu: Was begonnen war, wird dann geklärt.',
    },
  },

  summaries: {
    create: ({ entity }) => `${entity} angelegt`,
    change: ({ entity }) => `${entity} geändert`,
    createOrder: ({ number }) => `Bestellung ${number} angelegt`,
    changeOrder: ({ number }) => `Bestellung ${number} geändert`,
    refreshOrder: ({ number }) => `Bestellung ${number} aktualisiert`,
    submit: ({ number }) => `Bestellung ${number} eingereicht`,
    recall: ({ number }) => `Bestellung ${number} zurückgerufen`,
    approve: ({ number }) => `Bestellung ${number} genehmigt`,
    reject: ({ number }) => `Bestellung ${number} abgelehnt`,
    requestChange: ({ number }) => `Änderung der Bestellung ${number} angefordert`,
    confirm: ({ number }) => `Bestellung ${number} bestätigt`,
    cancel: ({ number, comment }) => `Bestellung ${number} storniert${comment === '' ? '' : ` (${comment})`}`,
    postProductReceipt: ({ number }) => `Wareneingang zu Bestellung ${number} gebucht`,
    delegate: ({ number }) => `Genehmigung der Bestellung ${number} delegiert`,
    savedIn: ({ system }) => `in ${system} gespeichert`,
    carriedLater: ({ system }) => `in ${system} gespeichert, später übertragen`,
    broughtInLine: ({ system }) => `${system} angeglichen`,
    correct: ({ entity, key }) => `${entity} ${key} korrigiert`,
    settle: ({ entity, key }) => `${entity} ${key} entschieden`,
    repair: ({ entity, key }) => `${entity} ${key} angeglichen`,
  },

  parts: { 'Alert rule': 'Alarmregel', 'Map watch': 'Überwachung der Zuordnungen' },
};
