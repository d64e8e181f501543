import type { ImportedType } from '../../collection';

const css = `.card {
  font-family: system-ui, sans-serif;
  font-size: 18px;
  line-height: 1.5;
  text-align: left;
  max-width: 44rem;
  margin: 0 auto;
  padding: 1rem;
  color: #1d2433;
  background: #fbfcfe;
}
.kind { font-size: 12px; letter-spacing: 0.06em; text-transform: uppercase; color: #5b6b8c; }
.scene { padding: 0 0 0 0.8rem; border-left: 3px solid #b9c6e0; }
.at, .or { font-size: 14px; color: #5b6b8c; }
.why { margin-top: 1rem; padding: 0.1rem 0.8rem; border-radius: 6px; background: #eef2fa; }
pre { padding: 0.7rem 0.9rem; border-radius: 6px; overflow-x: auto; background: #eef2fa; }
code { font-family: ui-monospace, monospace; font-size: 0.9em; }
table { border-collapse: collapse; }
td, th { padding: 0.2rem 0.6rem; border: 1px solid #c9d3e8; }
.cloze { font-weight: 600; color: #1d5fd1; }
.nightMode.card, .nightMode .card { color: #e3e8f3; background: #161b26; }
.nightMode pre, .nightMode .why { background: #222a3a; }
.nightMode .kind, .nightMode .at, .nightMode .or { color: #9fb0d0; }
.nightMode .cloze { color: #7fb0ff; }
`;

const why = '{{#Why}}<div class="why">{{Why}}</div>{{/Why}}';

/** The field with everything that Anki's eyes do not need: with it Kubedeck reads the very same card back. */
export const ownField = 'Kubedeck';

export const ownType: ImportedType = {
  key: 'anki:1735689600001',
  name: 'Kubedeck',
  cloze: false,
  fields: ['Question', 'Answer', 'Why', 'Kind', ownField],
  templates: [
    {
      name: 'Card',
      front: '<div class="kind">{{Kind}}</div>{{Question}}',
      back: `{{FrontSide}}<hr id="answer">{{Answer}}${why}`,
    },
  ],
  css,
};

export const ownClozeType: ImportedType = {
  key: 'anki:1735689600002',
  name: 'Kubedeck cloze',
  cloze: true,
  fields: ['Text', 'Why', ownField],
  templates: [{ name: 'Gap', front: '{{cloze:Text}}', back: `{{cloze:Text}}${why}` }],
  css,
};
