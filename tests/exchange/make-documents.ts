/** One small document of each format, with something of all it can hold. */
export const sampleDocuments = {
  ankiText:
    '#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n#guid column:6\n' +
    'Basic\tKube::Net\t<b>pod</b>\tunit &amp; more\tone two\tg1\n' +
    'Cloze\tKube\t{{c1::etcd::store}} keeps {{c2::state}}\t"a ""quoted""\nline"\t\tg2\n' +
    'Basic (and reversed card)\tKube\tnode\tmachine\t\tg3\n',
  csv:
    'question,answer,tags,deck,kind,why\n' +
    'What is a Pod?,"the smallest\nunit, ""atomic""","a, b",Kube/Core,basic,because\n' +
    'List all Pods,kubectl get pods -A,,Kube,command,\n' +
    '{{c1::etcd}} keeps {{c2::state}},,x,,cloze,\n',
  quizlet: 'pod\tsmallest unit\nnode\ta machine\nof any kind\n{{c1::etcd}} keeps state\t\n',
  crowdAnki: JSON.stringify({
    __type__: 'Deck',
    name: 'Top',
    deck_config_uuid: 'o',
    deck_configurations: [{ crowdanki_uuid: 'o', new: { perDay: 3, delays: [1, 10] }, rev: { perDay: 9 }, lapse: {} }],
    media_files: ['a.png'],
    note_models: [
      {
        crowdanki_uuid: 'm',
        name: 'Basic',
        type: 0,
        css: '',
        flds: [{ name: 'Front', ord: 0 }, { name: 'Back' }],
        tmpls: [{ name: '1', qfmt: '{{Front}}', afmt: '{{FrontSide}}{{#Back}}{{Back}}{{/Back}}' }],
      },
      {
        crowdanki_uuid: 'c',
        name: 'Cloze',
        type: 1,
        flds: [{ name: 'Text' }],
        tmpls: [{ name: '1', qfmt: '{{cloze:Text}}', afmt: '{{cloze:Text}}' }],
      },
    ],
    notes: [
      { guid: 'g1', fields: ['<i>a</i>', 'b'], note_model_uuid: 'm', tags: ['t'] },
      { guid: 'g2', fields: ['{{c1::x}} {{c2::y::z}}'], note_model_uuid: 'c', tags: [] },
    ],
    children: [{ name: 'Child', children: [], notes: [{ guid: 'g3', fields: ['q', 'r'], note_model_uuid: 'm', tags: [] }] }],
  }),
  mochi: JSON.stringify({
    '~:version': 2,
    '~:decks': [
      {
        '~:id': '~:d1',
        '~:name': 'Kube',
        '~:cards': {
          '~#list': [
            {
              '~:id': '~:c1',
              '~:content': 'front\n---\nback {{x}}',
              '~:tags': { '~#set': ['a'] },
              '~:reviews': [
                { '~:date': { '~#dt': 1_770_000_000_000 }, '~:due': '~t2026-05-20T00:00:00Z', '~:interval': 9, '~:remembered?': true },
              ],
            },
            { '~:id': '~:c2', '~:content': '{{1::a}} and {{2::b}}' },
            { '~:id': '~:c3', '~:template-id': '~:t', '~:fields': { '~:n': { '~:id': '~:n', '~:value': 'x' } } },
          ],
        },
      },
    ],
    '~:templates': { '~#list': [{ '~:id': '~:t', '~:content': '<< A >>\n---\n<<A>>', '~:fields': { '~:n': { '~:name': 'A' } } }] },
  }),
  compactMochi:
    '["^ ","~:version",2,"~:decks",[["^ ","~:id","~:deck-1","~:name","Kube","~:cards",["~#list",[' +
    '["^ ","~:id","~:card-1","~:content","a\\n---\\nb","~:deck-id","^1"],["^ ","~:id","~:card-2","^4","c\\n---\\nd","^5","^1",' +
    '"~:reviews",[["^ ","~:date",["~#dt",1770000000000],"~:remembered?",true,"~:interval",4]]]]]]]]',
  mnemosyne:
    '<?xml version="1.0" encoding="UTF-8"?>\n<openSM2sync number_of_entries="5">' +
    '<log type="10" o_id="t1"><name>tag</name></log><log type="16" o_id="f1"><f>pod</f><b>unit &amp; more</b></log>' +
    '<log type="16" o_id="f2"><text>[etcd] keeps [state]</text></log><log type="13"><fname>a.png</fname></log>' +
    '<log type="6" o_id="c1" card_t="1" fact="f1" fact_v="1.1" tags="t1" gr="4" e="2.5" ac_rp="1" rt_rp="2" lps="0" l_rp="1770000000" n_rp="1778000000"></log>' +
    '<log type="6" o_id="c2" card_t="5" fact="f2" fact_v="5.1" tags="" gr="-1"></log>' +
    '<log type="9" o_id="c1" time="1770000000" gr="4" n_rp="1778000000" th_t="3"></log></openSM2sync>\n',
  oldMnemosyne:
    '<mnemosyne core_version="1" time_of_start="1700000000"><category active="1"><name>Net</name></category>' +
    '<item id="a" gr="4" e="2.5" ac_rp="1" rt_rp="2" lps="0" l_rp="90" n_rp="105"><cat>Net</cat><Q>pod</Q><A>unit</A></item>' +
    '<item id="b" gr="0" e="2.5"><cat>Net</cat><Q>node</Q><A><![CDATA[a <b>machine</b>]]></A></item></mnemosyne>',
  kubedeckJson: [
    '{',
    '"format": "kubedeck-json",',
    '"version": 1,',
    '"app": "0.1.0",',
    '"exportedAt": 1777885200000,',
    '"settings": {"theme":"dark"},',
    '"decks": [',
    '{"name":"Kube","options":{"retention":0.9,"newPerDay":5}}',
    '],',
    '"types": [',
    '{"key":"t","name":"Basic","fields":["F","B"],"templates":[{"name":"1","front":"{{F}}","back":"{{B}}"}]}',
    '],',
    '"notes": [',
    '{"guid":"g","type":"t","fields":["a","b"],"modifiedAt":5}',
    '],',
    '"cards": [',
    '{"key":"k1","deck":"Kube","content":{"kind":"concept","front":"q","answer":"a"},"reviews":[{"type":"answer","rating":3,"durationMs":9,"at":1777000000000,"interval":4}],"schedule":{"state":"review","dueDay":20572,"interval":4,"memory":{"stability":4.1,"difficulty":5.2}}},',
    '{"key":"k2","deck":"Kube","made":{"guid":"g","template":0}}',
    '],',
    '"media": [',
    '{"name":"a.png","bytes":2,"sha1":"0123456789012345678901234567890123456789","base64":"AAE="}',
    ']',
    '}',
    '',
  ].join('\n'),
};
