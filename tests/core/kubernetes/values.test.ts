import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../electron/core/kubernetes/duration';
import { canonicalJsonPath, canonicalRelaxedPath } from '../../../electron/core/kubernetes/jsonpath';
import { isSameQuantity, parseQuantity } from '../../../electron/core/kubernetes/quantity';
import { canonicalResource, findResourceType, resourceTypes } from '../../../electron/core/kubernetes/resources';
import { canonicalSchedule } from '../../../electron/core/kubernetes/schedule';
import { readFieldSelector, readSelector } from '../../../electron/core/kubernetes/selector';
import { isBefore } from '../../../electron/core/kubernetes/version';

describe('quantities', () => {
  it.each([
    ['1000m', '1'],
    ['1Gi', '1024Mi'],
    ['0.5', '500m'],
    ['1e3', '1k'],
    ['1.5Gi', '1536Mi'],
    ['128974848', '123Mi'],
    ['.5', '0.50'],
    ['100u', '0.1m'],
  ])('%s is %s', (a, b) => expect(isSameQuantity(a, b)).toBe(true));

  it.each([
    ['1G', '1Gi'],
    ['1m', '1M'],
    ['500', '500m'],
    ['1K', '1k'],
  ])('%s is not %s', (a, b) => expect(isSameQuantity(a, b)).toBe(false));

  it.each(['', 'abc', '1GB', '1 Gi', '--1', '1.2.3', 'Mi', '1mi', '12e', '0x10'])('%s is none', (text) =>
    expect(parseQuantity(text)).toBeNull(),
  );

  it('scale with their suffix', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (count) => {
        expect(isSameQuantity(`${count}Gi`, `${count * 1024}Mi`)).toBe(true);
      }),
    );
  });
});

describe('durations', () => {
  it('are equal however they are written', () => {
    expect(parseDuration('90s')).toBe(parseDuration('1m30s'));
    expect(parseDuration('1.5h')).toBe(parseDuration('90m'));
    expect(parseDuration('0')).toBe(0n);
  });

  it.each(['', '30', '5d', '1m 30s', 'm', '1h-5m'])('%s is none', (text) => expect(parseDuration(text)).toBeNull());
});

describe('selectors', () => {
  it('are read into one spelling', () => {
    expect(readSelector('app=web, tier == db,env in (b, a),!old,x!=y,z')).toEqual([
      'app in (web)',
      'tier in (db)',
      'env in (a,b)',
      '!old',
      'x notin (y)',
      'z',
    ]);
    expect(readSelector('n > 3,m<4')).toEqual(['n > 3', 'm < 4']);
    expect(readSelector('a=')).toEqual(['a in ()']);
  });

  it.each(['a=b,', 'in (a)', 'a in b', '=b', '!a=b', 'a in (b', 'a b'])('%s cannot be read', (text) =>
    expect(readSelector(text)).toBeNull(),
  );

  it('take field selectors as they are', () =>
    expect(readFieldSelector('status.phase==Running, a!=b')).toEqual(['status.phase=Running', 'a!=b']));
});

describe('jsonpath', () => {
  it('loses quotes, blanks and the root, and nothing else', () => {
    expect(canonicalJsonPath("{ $.items[*]['metadata'].name }")).toBe('{.items[*].metadata.name}');
    expect(canonicalJsonPath("{.data['tls.crt']}")).not.toBe(canonicalJsonPath("{.data['tls\\.crt']}"));
    expect(canonicalJsonPath("{.data['tls\\.crt']}")).toBe('{.data.tls\\.crt}');
    expect(canonicalJsonPath("{range .items[*]}{'\\n'}{end}")).toBe('{range .items[*]}{"\\n"}{end}');
    expect(canonicalJsonPath("{.items[?(@.a == 'b')].x}")).toBe('{.items[?(@.a=="b")].x}');
    expect(canonicalJsonPath('name: {.a} {')).toBe('name: {.a} {');
  });

  it('may be loose where kubectl is', () => {
    expect(new Set(['{.a.b}', '.a.b', 'a.b', '{ .a.b }'].map(canonicalRelaxedPath))).toEqual(new Set(['.a.b']));
  });
});

describe('resource types', () => {
  it.each(['pods', 'pod', 'po', 'Pod', 'PODS'])('%s are pods', (name) => expect(canonicalResource(name)).toBe('pods'));
  it.each(['deploy', 'deployments.apps', 'deployment.v1.apps'])('%s are deployments', (name) =>
    expect(canonicalResource(name)).toBe('deployments'),
  );

  it('of another group are others', () => {
    expect(canonicalResource('deployments.example.org')).not.toBe('deployments');
    expect(findResourceType('events.events.k8s.io')).toBeNull();
    expect(findResourceType('pods.v1')).toBeNull();
    expect(findResourceType('PO')).toBeNull();
  });

  it('nobody knows keep their name, singular and plural alike', () => {
    expect(canonicalResource('crontabs')).toBe(canonicalResource('CronTab'));
    expect(canonicalResource('backupPolicies')).toBe(canonicalResource('backuppolicy'));
    expect(canonicalResource('endpoint')).not.toBe(canonicalResource('endpoints'));
  });

  it('have no name twice', () => {
    const names = resourceTypes.flatMap((type) => [type.plural, ...type.short]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('schedules and versions', () => {
  it('are compared by meaning', () => {
    expect(canonicalSchedule('@daily')).toBe(canonicalSchedule('0  0 * * */1'));
    expect(isBefore('1.9', '1.34')).toBe(true);
    expect(isBefore('1.34', '1.34')).toBe(false);
    expect(isBefore('v2.0', '1.34')).toBe(false);
  });
});
