import { exams } from '../exams';
import type { SearchProblem, SearchTerm } from './query';
import { problemAt, unknown, type Place } from './values';

export type Level = 'exam' | 'domain' | 'topic';

const unique = (slugs: string[]): string[] => [...new Set(slugs)];

/** Slugs of the curricula at each level. */
const curriculum: Record<Level, readonly string[]> = {
  exam: exams.map(({ slug }) => slug),
  domain: unique(exams.flatMap(({ domains }) => domains.map(({ slug }) => slug))),
  topic: unique(exams.flatMap(({ domains }) => domains.flatMap(({ topics }) => topics.map(({ slug }) => slug)))),
};

/** Every way to name a place at a level, shortest first, with what it is called. */
export function namedPlaces(level: Level): { text: string; name: string }[] {
  const found = new Map<string, Set<string>>();
  const add = (text: string, name: string): void => void found.set(text, (found.get(text) ?? new Set()).add(name));
  for (const exam of exams) {
    if (level === 'exam') add(exam.slug, exam.name);
    for (const domain of level === 'exam' ? [] : exam.domains) {
      for (const { slug, name } of level === 'domain' ? [domain] : domain.topics) {
        add(slug, name);
        add([exam.slug, ...(level === 'topic' ? [domain.slug] : []), slug].join('/'), name);
      }
    }
  }
  const places = [...found].map(([text, names]) => ({ text, name: [...names].join('; ') }));
  return [...places.filter(({ text }) => !text.includes('/')), ...places.filter(({ text }) => text.includes('/'))];
}

const above: Record<Level, readonly Level[]> = { exam: [], domain: ['exam'], topic: ['exam', 'domain'] };

/** A slug of the level, with slugs of the levels above before it: `topic:ckad/deployment/helm`, `topic:ckad/helm`, `topic:helm`. */
export function readPlace(level: Level, { text, offset }: Place): SearchTerm | SearchProblem {
  if (level === 'exam' && text === 'none') return { type: 'exam', exam: null, domain: null, topic: null };
  const found: Record<Level, string | null> = { exam: null, domain: null, topic: null };
  const slugs = text.split('/');
  const last = slugs.pop() ?? '';
  let at = offset;
  let allowed = above[level];
  for (const slug of slugs) {
    const place = { text: slug, offset: at };
    const owner = allowed.find((one) => curriculum[one].includes(slug));
    if (owner === undefined) return beforeSlash(place, level, allowed);
    found[owner] = slug;
    allowed = allowed.slice(allowed.indexOf(owner) + 1);
    at += slug.length + 1;
  }
  if (!curriculum[level].includes(last))
    return unknown({ text: last, offset: at }, level === 'exam' ? 'exam' : `${level} of an exam`, curriculum[level]);
  found[level] = last;
  return { type: 'exam', ...found };
}

function beforeSlash(place: Place, level: Level, allowed: readonly Level[]): SearchProblem {
  if (allowed.length === 0) return problemAt(place, `Nothing more may stand before the ${level}.`);
  return unknown(
    place,
    allowed.join(' or '),
    allowed.flatMap((one) => curriculum[one]),
  );
}
