/** German: signing in and out. */
import type { Texts } from '../texts.ts';

export const germanSignIn: Texts['signIn'] = {
  card: {
    text: 'Melden Sie sich an, damit ich in Supply Chain Management in Ihrem Namen nachsehen und handeln kann.',
    button: 'Anmelden',
  },
  reasons: {
    absent: {
      title: 'Melden Sie sich an, dann geht es weiter.',
      text: 'Supply Chain Management muss in Ihrem Namen gefragt werden. Melden Sie sich mit der Karte in unserem eigenen Chat an; danach geht es hier von selbst weiter, und Sie müssen nichts noch einmal eingeben.',
    },
    expired: {
      title: 'Ihre Anmeldung ist abgelaufen.',
      text: 'Supply Chain Management muss in Ihrem Namen gefragt werden. Melden Sie sich mit der Karte in unserem eigenen Chat an; danach geht es hier von selbst weiter, und Sie müssen nichts noch einmal eingeben.',
    },
    consent: {
      title: 'Ich darf in Supply Chain Management nicht für Sie handeln.',
      text: 'Niemand hat dieser App erlaubt, dort im Namen ihrer Benutzer zu handeln. Bitten Sie Ihre IT um diese Zustimmung und machen Sie dann hier weiter. Nichts wurde geändert.',
    },
    blocked: {
      title: 'Microsoft Entra ID lässt mich nicht für Sie handeln.',
      text: 'Ihr Konto ist dieser App nicht zugewiesen, oder eine Richtlinie schließt es aus. Fragen Sie Ihre IT und machen Sie dann hier weiter. Nichts wurde geändert.',
    },
    again: {
      title: 'Sie haben sich angemeldet, aber das genügte nicht.',
      text: 'Microsoft Entra ID verlangt mehr, bevor ich für Sie handeln darf. Machen Sie weiter, um sich auf der Seite von Microsoft noch einmal anzumelden; hilft das nicht, fragen Sie Ihre IT. Nichts wurde geändert.',
    },
    unknown: {
      title: 'Melden Sie sich an, dann geht es weiter.',
      text: 'Ich erreiche Sie in keinem eigenen Chat. Öffnen Sie einen mit mir und schreiben Sie dort „anmelden“, dann geht es hier von selbst weiter. Nichts wurde geändert.',
    },
  },
  outcomes: {
    cancelled: {
      title: 'Sie haben sich nicht angemeldet.',
      text: 'Ihre Anfrage wartet eine halbe Stunde. Nichts wurde geändert.',
    },
    'wrong code': {
      title: 'Dieser Code ist falsch oder zu alt.',
      text: 'Melden Sie sich noch einmal an, um einen neuen zu bekommen. Ihre Anfrage wartet. Nichts wurde geändert.',
    },
    'other account': {
      title: 'Sie haben sich mit einem anderen Konto angemeldet.',
      text: 'Melden Sie sich mit dem Konto an, das Sie in Teams benutzen. Ihre Anfrage wartet. Nichts wurde geändert.',
    },
  },
  lapsed: {
    title: 'Niemand hat sich angemeldet.',
    text: 'Das hat eine halbe Stunde gewartet und wurde nicht ausgeführt. Nichts wurde geändert. Machen Sie weiter, um sich anzumelden und es jetzt zu tun.',
  },
  done: { title: 'Sie sind angemeldet.', goesOn: 'Ihre wartende Anfrage geht weiter.' },
  asked: {
    title: 'Melden Sie sich mit der Karte an, die ich Ihnen geschickt habe.',
    text: 'Sie ist in unserem eigenen Chat.',
  },
  signedOut: {
    title: 'Sie sind abgemeldet.',
    text: 'Ich behalte nichts von Ihrer Anmeldung. Ich bitte Sie wieder um eine Anmeldung, wenn Supply Chain Management in Ihrem Namen gefragt werden muss.',
  },
  wasNot: 'Sie waren nicht angemeldet.',
  notNeeded: 'Hier ist keine Anmeldung nötig: Dieser Bot handelt nicht mit Ihrer eigenen Anmeldung.',
  notSetUp: {
    title: 'Die Anmeldung ist nicht eingerichtet.',
    text: 'Supply Chain Management muss in Ihrem Namen gefragt werden, und dieser Bot hat dafür keine OAuth-Verbindung. Fragen Sie Ihre IT. Nichts wurde geändert.',
  },
};
