import { containingOrMatching, fold, within } from '../core/search/fold';
import { patternWork } from '../core/search/pattern';
import { speaksOfAside, type SearchNode, type SearchProperty, type SearchState, type SearchTerm } from '../core/search/query';
import { fromJson, type Json } from './json';
import { join, never, onCard, onContent, type Bindings, type Condition } from './search-conditions';
import type { SearchMoment, TextTest } from './search-functions';
import { patternCondition, textCondition } from './search-text';

/** Names that queries use and how their rows are numbered. */
export interface SearchNames {
  decks: () => { id: number; name: string }[];
  files: () => { id: number; path: string }[];
  sources: () => { id: number; path: string; kind: string }[];
}

/** What a query came to: every value in it is bound, every text test called by its number. */
export interface SearchSql extends Condition {
  values: Record<string, number | string>;
  tests: TextTest[];
}

/** Which cards of `card`, joined with `content` when it says so, a query is about. */
export function toSql(node: SearchNode, moment: SearchMoment, names: SearchNames): SearchSql {
  const values: Record<string, number | string> = {};
  const tests: TextTest[] = [];
  const bindings: Bindings = {
    bind: (value) => {
      const name = `p${Object.keys(values).length}`;
      values[name] = value;
      return `:${name}`;
    },
    test: (test) => {
      const number = tests.push(test) - 1;
      return (expression) => `text_matches(${number}, ${expression})`;
    },
    work: patternWork(),
  };
  const asked = conditionOf(node, { ...bindings, moment, names });
  const shown = speaksOfAside(node) ? asked : join('AND', [onCard('aside_at IS NULL'), asked]);
  return { ...shown, values, tests };
}

interface Asking extends Bindings {
  moment: SearchMoment;
  names: SearchNames;
}

function conditionOf(node: SearchNode, asking: Asking): Condition {
  switch (node.type) {
    case 'all':
    case 'any': {
      const conditions = node.nodes.map((part) => conditionOf(part, asking));
      return join(node.type === 'all' ? 'AND' : 'OR', conditions);
    }
    case 'not': {
      const condition = conditionOf(node.node, asking);
      return { ...condition, sql: `NOT ${condition.sql}` };
    }
    default:
      return termCondition(node, asking);
  }
}

function termCondition(term: SearchTerm, asking: Asking): Condition {
  const { bind, test, moment, names } = asking;
  const inList = (column: string, values: readonly (number | string)[]): Condition =>
    values.length === 0 ? never : onCard(`ifnull(${column} IN (SELECT value FROM json_each(${bind(JSON.stringify(values))})), 0)`, 1);
  switch (term.type) {
    case 'text':
      return textCondition(term.field, term.text, asking);
    case 'pattern':
      return patternCondition(term.field, term.pattern, asking);
    case 'deck': {
      const inDeck = within(term.name);
      return inList(
        'deck_id',
        idsWhere(names.decks(), ({ name }) => inDeck(name)),
      );
    }
    case 'tag': {
      if (term.name === null) return onContent(`tags = '[]'`, 3);
      const tagged = within(term.name);
      return onContent(test(remembering((tags) => strings(tags).some(tagged)))('tags'), 4);
    }
    case 'kind':
      return onCard(`kind = ${bind(term.kind)}`);
    case 'is':
      return stateCondition(term.state, bind(moment.day));
    case 'flag':
      return onCard(`flag = ${bind(term.flag)}`);
    case 'exam':
      return examCondition(term, asking);
    case 'rated': {
      const rating = term.rating === null ? '' : ` AND rating = ${bind(term.rating)}`;
      const from = bind(moment.day - term.days);
      return onCard(`card.id IN (SELECT card_id FROM review WHERE day > ${from} AND type = 0 AND undone = 0${rating})`, 2);
    }
    case 'added':
      return onCard(`card.added_at >= ${bind(moment.dayStart(moment.day - term.days + 1))}`);
    case 'edited':
      return onCard(`ifnull(edited_at >= ${bind(moment.dayStart(moment.day - term.days + 1))}, 0)`);
    case 'property': {
      const value = propertyValue(term.property, bind(moment.day));
      return onCard(`ifnull(${value} ${term.comparison} ${bind(term.value)}, 0)`, term.property === 'retrievability' ? 3 : 0);
    }
    case 'file': {
      if (term.path === null) return onCard('file_id IS NULL');
      const named = containingOrMatching(term.path);
      return inList(
        'file_id',
        idsWhere(names.files(), ({ path }) => named(path)),
      );
    }
    case 'heading': {
      const named = containingOrMatching(term.text);
      return onContent(test(remembering((headings) => strings(headings).some(named)))(`data -> '$.heading'`), 7);
    }
    case 'source': {
      const named = containingOrMatching(term.path);
      const kind = fold(term.path.join('*'));
      const ids = idsWhere(names.sources(), (source) => source.kind === kind || named(source.path));
      const inSources = `file_id IN (SELECT id FROM note_file WHERE source_id IN (SELECT value FROM json_each(${bind(JSON.stringify(ids))})))`;
      return ids.length === 0 ? never : onCard(`ifnull(${inSources}, 0)`, 1);
    }
    case 'id': {
      const numbers = term.ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number);
      return join('OR', [inList('card.id', numbers), inList('note_id', term.ids)]);
    }
  }
}

function stateCondition(state: SearchState, today: string): Condition {
  switch (state) {
    case 'new':
      return onCard('state = 0');
    case 'learning':
      return onCard('state IN (1, 3)');
    case 'review':
      return onCard('state = 2');
    case 'due':
      return onCard(
        `(state <> 0 AND due_day <= ${today} AND suspended = 0 AND aside_at IS NULL AND (buried_day IS NULL OR buried_day < ${today}))`,
      );
    case 'suspended':
      return onCard('suspended = 1');
    case 'buried':
      return onCard(`ifnull(buried_day >= ${today}, 0)`);
    case 'flagged':
      return onCard('flag > 0');
    case 'leech':
      return onCard('leech = 1');
    case 'aside':
      return onCard('aside_at IS NOT NULL');
    case 'outdated':
      return onContent(`(data LIKE '%"outdated":"%' AND data ->> '$.outdated' IS NOT NULL)`);
    case 'edited':
      return onCard('edited_at IS NOT NULL');
  }
}

function propertyValue(property: SearchProperty, today: string): string {
  switch (property) {
    case 'retrievability':
      return 'card_retrievability(stability, difficulty, last_day, deck_id)';
    case 'due':
      return `(due_day - ${today})`;
    default:
      return property;
  }
}

function examCondition(term: Extract<SearchTerm, { type: 'exam' }>, { test }: Asking): Condition {
  const wanted = Object.entries({ exam: term.exam, domain: term.domain, topic: term.topic }).filter(([, slug]) => slug !== null);
  if (wanted.length === 0) return onContent(`exams = '[]'`, 3);
  const found = remembering((exams) => places(exams).some((place) => wanted.every(([level, slug]) => place[level] === slug)));
  return onContent(test(found)('exams'), 4);
}

const strings = (json: string): string[] => fromJson(json as Json<string[]>);
const places = (json: string): Record<string, string>[] => fromJson(json as Json<Record<string, string>[]>);

/** For a column that holds few different texts. */
function remembering(test: TextTest): TextTest {
  const known = new Map<string, boolean>();
  return (text) => {
    let answer = known.get(text);
    if (answer === undefined) known.set(text, (answer = test(text)));
    return answer;
  };
}

const idsWhere = <T extends { id: number }>(rows: readonly T[], wanted: (row: T) => boolean): number[] =>
  rows.filter(wanted).map(({ id }) => id);
