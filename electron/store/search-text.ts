import { AppError } from '../core/errors';
import { containing, fold, isAscii } from '../core/search/fold';
import { compilePattern } from '../core/search/pattern';
import type { TextField } from '../core/search/query';
import type { Bindings, Condition } from './search-conditions';
import type { TextTest } from './search-functions';

/** How text is asked whether it has what is looked for. */
interface Asked {
  /** Of an SQL expression. */
  of: (expression: string) => string;
  /** Of JSON that has the text in it: true whenever one of its texts would be found. */
  maybeIn: (json: string) => string;
  cost: number;
}

export function textCondition(field: TextField, text: string, bindings: Bindings): Condition {
  return inField(field, askForWord(text, bindings));
}

export function patternCondition(field: TextField, pattern: string, bindings: Bindings): Condition {
  return inField(field, askForPattern(pattern, bindings));
}

function askForWord(word: string, { bind, test }: Bindings): Asked {
  const wanted = fold(word);
  // SQLite ends a pattern at a zero character.
  if (!isAscii(wanted) || wanted.includes('\0')) {
    return {
      of: test(containing(word)),
      maybeIn: isAscii(wanted) ? () => '1' : (json) => `length(${json}) <> octet_length(${json})`,
      cost: 9,
    };
  }
  return { of: like(bind, wanted), maybeIn: like(bind, inJson(wanted)), cost: 8 };
}

function askForPattern(pattern: string, { bind, test, work }: Bindings): Asked {
  const compiled = compilePattern(pattern);
  // The parser has refused it already.
  if ('problem' in compiled) return { of: () => '0', maybeIn: () => '0', cost: 0 };
  const { needed } = compiled;
  const matches: TextTest = (text) => {
    const found = compiled.test(text, work);
    if (found !== null) return found;
    throw new AppError(
      'bad-input',
      `The regular expression \`${pattern}\` is too much work on your cards. Make it simpler, or search in fewer.`,
    );
  };
  const tested = test(matches);
  if (needed === '') return { of: tested, maybeIn: () => '1', cost: 9 };
  const has = like(bind, needed);
  return { of: (text) => `(${has(text)} AND ${tested(text)})`, maybeIn: like(bind, inJson(needed)), cost: 9 };
}

function like(bind: Bindings['bind'], text: string): (expression: string) => string {
  const pattern = bind(`%${text.replace(/[\\%_]/g, '\\$&')}%`);
  return (expression) => `${expression} LIKE ${pattern} ESCAPE '\\'`;
}

/** As it stands in a text of JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const edited = (name: string): string => `coalesce(own ->> '$.${name}', content.${name})`;

/** The person's own text counts in place of the note's. */
function inField(field: TextField, asked: Asked): Condition {
  const { of, maybeIn, cost } = asked;
  const own = (name: string): string => `(own IS NOT NULL AND ${of(`own ->> '$.${name}'`)})`;
  const broken = of(`ifnull(data ->> '$.broken', '')`);
  const accepted = `EXISTS (SELECT 1 FROM json_each(data, '$.accept') WHERE ${of('value')})`;
  const why = `(own IS NULL AND ${of(`ifnull(data ->> '$.why', '')`)})`;
  switch (field) {
    case 'typed':
      return {
        sql: `card.id IN (SELECT card_id FROM review WHERE typed IS NOT NULL AND undone = 0 AND ${of('typed')})`,
        content: false,
        cost: 6,
      };
    case 'front':
      return { sql: `(${of(edited('front'))} OR (${maybeIn('data')} AND ${broken}))`, content: true, cost };
    case 'back':
      return { sql: `(${of(edited('answer'))} OR (${maybeIn('data')} AND ${accepted}))`, content: true, cost };
    case 'why':
      return { sql: `(${own('why')} OR (${maybeIn('data')} AND ${why}))`, content: true, cost };
    case 'card':
      return {
        sql:
          `(${of(edited('front'))} OR ${of(edited('answer'))} OR ${own('why')} ` +
          `OR (${maybeIn('data')} AND (${broken} OR ${accepted} OR ${why})))`,
        content: true,
        cost,
      };
  }
}
