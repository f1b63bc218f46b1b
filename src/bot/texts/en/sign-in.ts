/** English: signing in and out. */

export const englishSignIn = {
  /** The channel's own card, with its button. */
  card: {
    text: 'Sign in so that I can look things up and act in Supply Chain Management in your name.',
    button: 'Sign in',
  },
  /** What stands in the place of something that waits. */
  reasons: {
    absent: {
      title: 'Sign in to continue.',
      text: 'Supply Chain Management has to be asked in your name. Sign in with the card in our own chat; this then continues by itself, and you need not type anything again.',
    },
    expired: {
      title: 'Your sign-in has expired.',
      text: 'Supply Chain Management has to be asked in your name. Sign in with the card in our own chat; this then continues by itself, and you need not type anything again.',
    },
    consent: {
      title: 'I may not act for you in Supply Chain Management.',
      text: 'Nobody has allowed this app to act there in the name of its users. Ask your IT administrator to grant consent, then continue here. Nothing was changed.',
    },
    blocked: {
      title: 'Microsoft Entra ID does not let me act for you.',
      text: 'Your account is not assigned to this app, or a policy keeps it out. Ask your IT administrator, then continue here. Nothing was changed.',
    },
    again: {
      title: 'You signed in, but that was not enough.',
      text: 'Microsoft Entra ID asks for more before I may act for you. Continue to sign in once more on its page; if that does not help, ask your IT administrator. Nothing was changed.',
    },
    unknown: {
      title: 'Sign in to continue.',
      text: 'I cannot reach you in a chat of our own. Open one with me, write “sign in” there, and this continues by itself. Nothing was changed.',
    },
  },
  outcomes: {
    cancelled: {
      title: 'You did not sign in.',
      text: 'Your request waits for half an hour. Nothing was changed.',
    },
    'wrong code': {
      title: 'That code is wrong or too old.',
      text: 'Sign in again to get a new one. Your request is waiting. Nothing was changed.',
    },
    'other account': {
      title: 'You signed in with another account.',
      text: 'Sign in with the account that you use in Teams. Your request is waiting. Nothing was changed.',
    },
  },
  lapsed: {
    title: 'Nobody signed in.',
    text: 'This waited for half an hour and was not done. Nothing was changed. Continue to sign in and do it now.',
  },
  done: { title: 'You are signed in.', goesOn: 'Your waiting request continues.' },
  asked: { title: 'Sign in with the card I have sent you.', text: 'It is in our own chat.' },
  signedOut: {
    title: 'You are signed out.',
    text: 'I keep nothing of your sign-in. I will ask you to sign in again when Supply Chain Management has to be asked in your name.',
  },
  wasNot: 'You were not signed in.',
  notNeeded: 'There is nothing to sign in to here: this bot does not act with your own sign-in.',
  notSetUp: {
    title: 'Signing in is not set up.',
    text: 'Supply Chain Management has to be asked in your name, and this bot has no OAuth connection for that. Ask your IT administrator. Nothing was changed.',
  },
};
