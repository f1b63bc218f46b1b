/** The one look of all record pages: calm, plain, readable without colour. */
export const style = `
:root { color-scheme: light dark; --ink: #1f2328; --soft: #57606a; --line: #d0d7de; --paper: #fff; --back: #f6f8fa;
  --accent: #0b5cad; --bad: #a40e26; --bad-back: #fff1f2; --good: #116329; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9ba5b0; --line: #3a424c; --paper: #161b22;
  --back: #0d1117; --accent: #79b8ff; --bad: #ff9aa5; --bad-back: #2d1418; --good: #7ee2a0; } }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--back); }
header, main { max-width: 72rem; margin: 0 auto; padding: 0 1.25rem; }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline; padding-block: 1rem .5rem; }
header strong { margin-right: auto; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem; overflow-wrap: anywhere; }
h2, legend { font-size: 1rem; font-weight: 600; }
fieldset, section { border: 1px solid var(--line); border-radius: 6px; background: var(--paper); margin: 0 0 1rem;
  padding: .75rem 1rem 1rem; }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: .75rem 1.25rem; }
label, .label { display: block; font-size: .875rem; color: var(--soft); }
input, select, textarea { width: 100%; font: inherit; color: inherit; background: var(--paper); padding: .375rem .5rem;
  border: 1px solid var(--line); border-radius: 4px; }
input[type='checkbox'] { width: auto; }
output { display: block; min-height: 1.5em; overflow-wrap: anywhere; white-space: pre-line; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
[aria-invalid='true'] { border-color: var(--bad); border-width: 2px; }
button, .button { font: inherit; font-weight: 600; padding: .4rem 1rem; border-radius: 4px; cursor: pointer;
  border: 1px solid var(--accent); background: var(--accent); color: var(--paper); text-decoration: none; }
button.plain { background: none; border: 0; padding: 0; color: var(--accent); font-weight: 400; text-decoration: underline; }
[role='alert'], [role='status'] { border: 1px solid; border-left-width: 6px; border-radius: 4px; padding: .75rem 1rem;
  margin: 0 0 1rem; overflow-wrap: anywhere; white-space: pre-line; background: var(--paper); }
[role='alert'] { border-color: var(--bad); background: var(--bad-back); }
[role='status'] { border-color: var(--good); }
.problem { color: var(--bad); font-size: .875rem; margin: .125rem 0 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .375rem .75rem .375rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.people { list-style: none; padding: 0; display: grid; gap: .5rem; }
`;
