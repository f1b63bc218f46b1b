/** English: signing in and out. */

export const englishSignIn = {
  /** The channel's own card, with its button. */
  card: {
    text: 'Sign in, so that I can look and act in Supply Chain Management in your name.',
    button: 'Sign in',
  },
  /** What stands in the place of something that waits. */
  reasons: {
    absent: {
      title: 'Sign in to go on.',
      text: 'Supply Chain Management has to be asked in your name. Sign in with the card in our personal chat; this goes on by itself then, and nothing has to be typed again.',
    },
    expired: {
      title: 'Your sign-in has expired.',
      text: 'Supply Chain Management has to be asked in your name. Sign in with the card in our personal chat; this goes on by itself then, and nothing has to be typed again.',
    },
    consent: {
      title: 'I may not act for you in Supply Chain Management.',
      text: 'Nobody has allowed this app to act there in the name of its people. Ask your IT administrator to grant that consent, then go on here. Nothing was changed.',
    },
    blocked: {
      title: 'Microsoft Entra ID does not let me act for you.',
      text: 'Your account is not assigned to this app, or a policy keeps it out. Ask your IT administrator, then go on here. Nothing was changed.',
    },
    again: {
      title: 'You signed in, and it was not enough.',
      text: 'Microsoft Entra ID asks for more before I may act for you. Go on to sign in once more on its page; if that does not help, ask your IT administrator. Nothing was changed.',
    },
    unknown: {
      title: 'Sign in to go on.',
      text: 'I cannot reach you in a personal chat. Open one with me, write “sign in” there, and this goes on by itself. Nothing was changed.',
    },
  },
  outcomes: {
    cancelled: {
      title: 'You did not sign in.',
      text: 'What you asked for waits for half an hour. Nothing was changed.',
    },
    'wrong code': {
      title: 'That code is not right, or it is too old.',
      text: 'Sign in again to get a new one. What you asked for waits. Nothing was changed.',
    },
    'other account': {
      title: 'You signed in with another account.',
      text: 'Sign in with the account that you use in Teams. What you asked for waits. Nothing was changed.',
    },
  },
  lapsed: {
    title: 'Nobody signed in.',
    text: 'This waited for half an hour and was not done. Nothing was changed. Go on to sign in and do it now.',
  },
  done: { title: 'You are signed in.', goesOn: 'What waited for it goes on.' },
  asked: { title: 'Sign in with the card I have sent you.', text: 'It is in our personal chat.' },
  signedOut: {
    title: 'You are signed out.',
    text: 'I keep nothing of your sign-in. You are asked again when Supply Chain Management has to be asked in your name.',
  },
  wasNot: 'You were not signed in.',
  notNeeded: 'There is nothing to sign in to here: this bot does not act with your own sign-in.',
  notSetUp: {
    title: 'Signing in is not set up.',
    text: 'Supply Chain Management has to be asked in your name, and this bot has no OAuth connection for that. Ask your IT administrator. Nothing was changed.',
  },
};
