/**
 * How Teams draws a card: host configurations after Microsoft's published ones for the light and the dark theme, and the style of its
 * buttons and inputs. The font is close to Segoe UI in shape and width, and the same on every machine.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Colours of one theme. */
interface Theme {
  readonly page: string;
  readonly card: string;
  readonly line: string;
  readonly text: string;
  readonly subtle: string;
  readonly accent: string;
  readonly good: string;
  readonly warning: string;
  readonly attention: string;
  readonly grounds: Readonly<Record<'emphasis' | 'accent' | 'good' | 'attention' | 'warning', string>>;
  readonly input: string;
  readonly inputLine: string;
  readonly buttonLine: string;
  readonly primary: string;
  readonly destructive: string;
}

/** A window that shows a card: its theme, and the width of the card in pixels. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly theme: Theme;
}

const light: Theme = {
  page: '#f5f5f5',
  card: '#ffffff',
  line: '#e0e0e0',
  text: '#242424',
  subtle: '#616161',
  accent: '#5b5fc7',
  good: '#237b4b',
  warning: '#835c00',
  attention: '#c4314b',
  grounds: { emphasis: '#f5f5f5', accent: '#e8ebfa', good: '#e7f2da', attention: '#fcf4f6', warning: '#fbf6d9' },
  input: '#ffffff',
  inputLine: '#d1d1d1',
  buttonLine: '#d1d1d1',
  primary: '#5b5fc7',
  destructive: '#c4314b',
};

const dark: Theme = {
  page: '#1f1f1f',
  card: '#292929',
  line: '#3d3d3d',
  text: '#ffffff',
  subtle: '#adadad',
  accent: '#9299f7',
  good: '#92c353',
  warning: '#f8d22a',
  attention: '#f9526b',
  grounds: { emphasis: '#333333', accent: '#2f2f4a', good: '#26361b', attention: '#3f1d24', warning: '#41340a' },
  input: '#292929',
  inputLine: '#666666',
  buttonLine: '#666666',
  primary: '#5b5fc7',
  destructive: '#f9526b',
};

/** The windows of the gallery: a chat on a desktop in both themes, and a telephone. */
export const looks = {
  light: { name: 'light', width: 520, theme: light },
  dark: { name: 'dark', width: 520, theme: dark },
  narrow: { name: 'narrow', width: 320, theme: light },
} as const satisfies Readonly<Record<string, Look>>;

const font = {
  fontFamily: "'Open Sans Variable'",
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 300, default: 400, bolder: 600 },
};

/** The configuration that the renderer draws with. */
export function hostConfig({ theme }: Look): unknown {
  const color = (value: string) => ({ default: value, subtle: value });
  const foregroundColors = {
    default: { default: theme.text, subtle: theme.subtle },
    accent: color(theme.accent),
    good: color(theme.good),
    warning: color(theme.warning),
    attention: color(theme.attention),
  };
  const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });
  return {
    fontFamily: font.fontFamily,
    supportsInteractivity: true,
    spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.line },
    fontTypes: { default: font, monospace: { ...font, fontFamily: 'monospace' } },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    textStyles: { heading: { size: 'large', weight: 'bolder' } },
    imageSizes: { small: 32, medium: 52, large: 100 },
    containerStyles: {
      default: style(theme.card),
      emphasis: style(theme.grounds.emphasis),
      accent: style(theme.grounds.accent),
      good: style(theme.grounds.good),
      attention: style(theme.grounds.attention),
      warning: style(theme.grounds.warning),
    },
    adaptiveCard: { allowCustomStyle: false },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { weight: 'bolder', color: 'default', size: 'small', suffix: ' *', suffixColor: 'attention' },
        optionalInputs: { weight: 'bolder', color: 'default', size: 'small' },
      },
      errorMessage: { color: 'attention', size: 'small' },
    },
    actions: {
      maxActions: 6,
      buttonSpacing: 8,
      spacing: 'default',
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
      showCard: { actionMode: 'inline', inlineTopMargin: 16, style: 'emphasis' },
    },
    factSet: {
      title: { weight: 'bolder', color: 'default', size: 'default', wrap: true, maxWidth: 150 },
      value: { weight: 'default', color: 'default', size: 'default', wrap: true },
      spacing: 12,
    },
  };
}

/** Rules for what the host configuration says nothing of; each look has a class of its name. */
export function styleSheet(): string {
  return [fontFaces(), base, ...Object.values(looks).map(coloursOf)].join('\n');
}

function fontFaces(): string {
  const ranges = {
    latin:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2212,U+2215,U+FEFF',
    'latin-ext': 'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0',
    hebrew: 'U+0590-05FF,U+200C-2010,U+20AA,U+25CC,U+FB1D-FB4F',
    cyrillic: 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116',
  };
  const faces = Object.entries(ranges).map(([part, range]) => {
    const file = `@fontsource-variable/open-sans/files/open-sans-${part}-standard-normal.woff2`;
    const bytes = readFileSync(fileURLToPath(import.meta.resolve(file))).toString('base64');
    return `@font-face{font-family:'Open Sans Variable';font-weight:300 800;font-stretch:75% 100%;src:url(data:font/woff2;base64,${bytes}) format('woff2');unicode-range:${range}}`;
  });
  return faces.join('\n');
}

const base = `
* { box-sizing: border-box; font-family: 'Open Sans Variable', 'DejaVu Sans', sans-serif; font-stretch: 94%; }
body { margin: 0; }
.sheet { display: inline-flex; align-items: stretch; }
.window { padding: 16px; }
.card { border-radius: 6px; overflow: hidden; box-shadow: 0 1px 2px rgba(0, 0, 0, .14), 0 0 1px rgba(0, 0, 0, .2); }
.ac-actionSet { flex-wrap: wrap !important; row-gap: 8px; }
.ac-actionSet > .ac-pushButton { flex: 0 1 auto !important; }
.ac-pushButton {
  min-height: 32px; padding: 5px 12px; border-radius: 4px; font-size: 14px; font-weight: 600; line-height: 20px;
  border: 1px solid; background: none; white-space: normal; text-align: center;
}
.ac-pushButton.expandable::after { content: '⌄'; margin-left: 6px; }
.ac-input { width: 100%; font-size: 14px; border-radius: 4px; border: 1px solid; }
.ac-textInput, .ac-numberInput, .ac-dateInput, .ac-choiceSetInput-compact, .ac-choiceSetInput-filtered-textbox { min-height: 32px; padding: 5px 10px; }
.ac-textInput.ac-multiline { min-height: 64px; resize: none; }
.ac-choiceSetInput-expanded, .ac-toggleInput, .ac-choiceSetInput-filtered-container { border: 0 !important; background: none !important; }
.ac-choiceSetInput-expanded > div { margin-bottom: 6px; }
.ac-selectable { cursor: pointer; }
`;

function coloursOf({ name, theme }: Look): string {
  const of = (selector: string, rules: string) => `.${name} ${selector} { ${rules} }`;
  return [
    `.${name}.window { background: ${theme.page}; }`,
    of('.card', `background: ${theme.card};`),
    of('.ac-pushButton', `border-color: ${theme.buttonLine}; color: ${theme.text};`),
    of(
      '.ac-pushButton.style-positive',
      `background: ${theme.primary}; border-color: ${theme.primary}; color: #ffffff;`,
    ),
    of('.ac-pushButton.style-destructive', `border-color: ${theme.destructive}; color: ${theme.destructive};`),
    of(
      '.ac-input',
      `background: ${theme.input}; color: ${theme.text}; border-color: ${theme.inputLine}; border-bottom-color: ${theme.subtle};`,
    ),
    of('.ac-input::placeholder', `color: ${theme.subtle};`),
    of('.ac-input', `color-scheme: ${name === 'dark' ? 'dark' : 'light'};`),
  ].join('\n');
}
