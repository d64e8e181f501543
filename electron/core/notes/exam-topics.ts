import type { ExamTopic } from '../card';
import { exams } from '../exams';
import { hint } from './nearest';
import type { Report } from './report';
import { textOf, textsOf, type Entry, type Value } from './tree';

/** `exam: domain/topic` entries as places in the curricula. What no curriculum has is reported; what is known of it stays. */
export function readExamTopics(entry: Entry, report: Report): ExamTopic[] {
  if (entry.value.type === 'map') return entry.value.entries.flatMap((inner) => readExam(inner, report));
  const names = exams.map((exam) => exam.slug);
  if (entry.value.type === 'nothing') return [];
  report(entry, '`exams` does not say which domain.', `Write \`exams: { ${names[0] ?? 'ckad'}: domain/topic }\`.`);
  return [];
}

function readExam(entry: Entry, report: Report): ExamTopic[] {
  const exam = exams.find(({ slug }) => slug === entry.key.toLowerCase());
  if (!exam) {
    const slugs = exams.map(({ slug }) => slug);
    report(entry, `There is no exam \`${entry.key}\`${hint(entry.key, slugs)}`, `Known exams: ${slugs.join(', ')}.`);
    return [];
  }
  const places = placesOf(entry.value);
  if (places.length === 0) report(entry, `\`${exam.slug}\` names no domain.`, `Domains: ${slugList(exam.domains)}.`);
  return places.flatMap((place): ExamTopic[] => {
    const [domainSlug = '', topicSlug = '', ...more] = place
      .toLowerCase()
      .split('/')
      .map((part) => part.trim());
    const domain = exam.domains.find(({ slug }) => slug === domainSlug);
    if (!domain) {
      const slugs = exam.domains.map(({ slug }) => slug);
      report(entry, `${exam.slug} has no domain \`${domainSlug}\`${hint(domainSlug, slugs)}`, `Domains: ${slugList(exam.domains)}.`);
      return [];
    }
    const known = topicSlug === '' || (more.length === 0 && domain.topics.some(({ slug }) => slug === topicSlug));
    if (!known) {
      const topic = [topicSlug, ...more].join('/');
      const slugs = domain.topics.map(({ slug }) => slug);
      report(entry, `${exam.slug} has no topic \`${topic}\` in ${domain.slug}${hint(topic, slugs)}`, `Topics: ${slugList(domain.topics)}.`);
    }
    return [{ exam: exam.slug, domain: domain.slug, topic: known ? topicSlug : '' }];
  });
}

function placesOf(value: Value): string[] {
  return value.type === 'list' ? value.items.map(textOf) : textsOf(value);
}

function slugList(list: readonly { slug: string }[]): string {
  return list.map(({ slug }) => slug).join(', ');
}
