import { describe, expect, it } from 'vitest';
import { gradeAnswer } from '../../../electron/core/grading/grade';
import { readBlanks } from '../../../electron/core/grading/yaml/blanks';
import { context, grade, makeCard } from './context';

describe('alternatives', () => {
  const accept = ['kubectl patch deployment kiln -p \'{"spec":{"replicas":4}}\'', 'kubectl edit deployment kiln'];

  it('count as much as the model answer', () => {
    const result = grade('command', 'kubectl scale deployment kiln --replicas=4', 'k edit deploy/kiln', { accept });
    expect(result).toMatchObject({ verdict: 'correct', matched: { index: 2, answer: accept[1] } });
  });

  it('explain a wrong answer by the nearest of them', () => {
    const result = grade(
      'command',
      'kubectl scale deployment kiln --replicas=4',
      'kubectl patch deployment kiln -p \'{"spec":{"replicas":5}}\'',
      { accept },
    );
    expect(result.verdict).not.toBe('correct');
    expect(result.matched.index).toBe(1);
  });
});

describe('reasons', () => {
  const reasonsOf = (expected: string, typed: string): string[] => grade('command', expected, typed).reasons;

  it('name what is missing, wrong and too much', () => {
    expect(reasonsOf('kubectl get pods -n ledger', 'kubectl get pods')).toEqual([
      'Missing `-n ledger`: without it the command works in the current namespace.',
    ]);
    expect(reasonsOf('kubectl get pods -n mill', 'kubectl get pods -n mall')).toEqual(['The namespace is `mall` but should be `mill`.']);
    expect(reasonsOf('kubectl get pods', 'kubectl get pods -n mill')).toEqual([
      '`-n mill` is not asked for: the task does not name this namespace.',
    ]);
    expect(reasonsOf('kubectl scale deploy kiln --replicas=3', 'kubectl scale deploy kiln --replicas 4')).toEqual([
      '`--replicas 4` should be `--replicas=3`.',
    ]);
    expect(reasonsOf('kubectl delete pod gull', 'kubectl get pod gull')).toEqual([
      'This is `kubectl get`; the answer is `kubectl delete`.',
    ]);
  });

  it('say first what kubectl would refuse', () => {
    expect(reasonsOf('kubectl run gull --image=demo', 'kubectl run gull --image=demo --replicas=2')[0]).toBe(
      'This would be refused: `--replicas` does not exist on `kubectl run` (it was removed in Kubernetes 1.18).',
    );
    expect(reasonsOf('kubectl exec gull -- ls', 'kubectl exec gull ls')[0]).toBe(
      'This would be refused: the command to run must follow `--`.',
    );
    expect(reasonsOf('kubectl get pod gull', 'kubectl get pod pod/gull')[0]).toContain('every argument must have that form');
    expect(reasonsOf('kubectl get pods', 'kubectl gets pods')[0]).toBe('This would be refused: `kubectl` has no command `gets`.');
    expect(reasonsOf('kubectl create deployment kiln --image=demo', 'kubectl create deployment kiln')[0]).toContain('needs `--image`');
    expect(reasonsOf('kubectl get pods', "kubectl get 'pods")[0]).toBe('The shell cannot read this: unterminated single quote.');
  });

  it('say where the order matters', () => {
    expect(reasonsOf('kubectl exec gull -- echo a b', 'kubectl exec gull -- echo b a')).toEqual(['After `--` the order matters.']);
    expect(reasonsOf('kubectl cp gull:/a b', 'kubectl cp b gull:/a')).toEqual(['The arguments are right but their order is not.']);
  });

  it('notice a value after a blank where only = will do', () => {
    expect(reasonsOf('kubectl create ns mill --dry-run=client', 'kubectl create ns mill --dry-run client')).toContain(
      '`--dry-run` takes its value only after `=`: `--dry-run=client`.',
    );
  });
});

describe('versions', () => {
  const expected = 'kubectl autoscale deployment kiln --max=5 --cpu=80%';

  it('note a deprecated spelling that is right', () => {
    const result = grade('command', expected, 'kubectl autoscale deployment kiln --max=5 --cpu-percent=80');
    expect(result).toMatchObject({ verdict: 'correct', note: 'Right, but `--cpu-percent` is deprecated since 1.34; use `--cpu`.' });
  });

  it('refuse a spelling that is too new', () => {
    const result = grade('command', 'kubectl autoscale deployment kiln --max=5 --cpu-percent=80', expected, {}, '1.33');
    expect(result.verdict).toBe('wrong');
    expect(result.reasons[0]).toBe('This would be refused: `--cpu` exists from Kubernetes 1.34 on; use `--cpu-percent`.');
    expect(grade('command', expected, 'kubectl autoscale deployment kiln --max=5 --cpu-percent=80', {}, '1.33').note).toBe('');
  });

  it('note a dry run without a kind', () => {
    expect(grade('command', 'kubectl create ns mill --dry-run=client', 'kubectl create ns mill --dry-run').note).toContain(
      '--dry-run=client',
    );
  });
});

describe('verdicts between right and wrong', () => {
  it('are partial when only some flags are missing', () => {
    expect(
      grade('command', 'kubectl run gull --image=demo --port=80 --restart=Never', 'kubectl run gull --image=demo --port=80').verdict,
    ).toBe('partial');
  });

  it('are wrong when another object is meant', () => {
    expect(grade('command', 'kubectl run gull --image=demo --port=80', 'kubectl run tern --image=demo --port=80').verdict).toBe('wrong');
    expect(
      grade('command', 'kubectl get pods -n mill -o wide --show-labels', 'kubectl get pods -n mall -o wide --show-labels').verdict,
    ).toBe('wrong');
  });

  it('are partial when a needed sudo is forgotten, and right when it is too much', () => {
    expect(grade('command', 'sudo systemctl restart kubelet', 'systemctl restart kubelet').verdict).toBe('partial');
    expect(grade('command', 'systemctl restart kubelet', 'sudo systemctl restart kubelet').verdict).toBe('correct');
  });

  it('are partial by the share of right fields in a manifest', () => {
    const at = 'Pod spec.containers[0]';
    expect(grade('yaml', 'name: a\nimage: b\ntty: true', 'name: a\nimage: b', { at })).toMatchObject({
      verdict: 'partial',
      reasons: ['Missing `tty`.'],
    });
    expect(grade('yaml', 'name: a\nimage: b\ntty: true', 'name: x', { at }).verdict).toBe('wrong');
  });
});

describe('free parts', () => {
  it('take any name, and only one', () => {
    const expected = 'kubectl logs <pod> -n <namespace> --tail=5';
    expect(grade('command', expected, 'kubectl logs gull -n tides --tail=5').verdict).toBe('correct');
    expect(grade('command', expected, 'kubectl logs gull --tail=5').verdict).not.toBe('correct');
    expect(grade('command', expected, 'kubectl logs gull -n tides --tail=6').verdict).not.toBe('correct');
    expect(grade('yaml', 'name: <any name>', 'name: gull').verdict).toBe('correct');
  });
});

describe('Markdown around an answer', () => {
  it('does not count', () => {
    expect(grade('command', 'kubectl get pods', '`k get po`').verdict).toBe('correct');
    expect(grade('command', '```bash\nkubectl get pods\n```', 'k get po').verdict).toBe('correct');
    expect(grade('yaml', 'a: 1', '```yaml\na: 1\n```\n', { at: 'Thing' }).verdict).toBe('correct');
  });
});

describe('fix-it cards', () => {
  const card = { broken: 'kubectl exec gull ls /' };

  it('say what was broken once it is repaired', () => {
    const result = grade('command', 'kubectl exec gull -- ls /', 'kubectl exec gull -- ls /', card);
    expect(result.verdict).toBe('correct');
    expect(result.reasons[0]).toBe('Repaired: This would be refused: the command to run must follow `--`.');
  });

  it('say what still is', () => {
    const result = grade('command', 'kubectl exec gull -- ls /', card.broken, card);
    expect(result.verdict).toBe('wrong');
    expect(result.reasons[0]).toBe('Still broken: This would be refused: the command to run must follow `--`.');
  });

  it('tell a half repair of a manifest from none', () => {
    const broken = 'apiVersion: v1\nkind: Service\nmetadata: {name: till}\nspec:\n  selectors: {app: till}\n  ports:\n    - port: "80"\n';
    const answer = 'apiVersion: v1\nkind: Service\nmetadata: {name: till}\nspec:\n  selector: {app: till}\n  ports:\n    - port: 80\n';
    expect(grade('yaml', answer, broken, { broken }).verdict).toBe('wrong');
    const half = grade('yaml', answer, broken.replace('selectors', 'selector'), { broken });
    expect(half).toMatchObject({
      verdict: 'partial',
      reasons: ['Still broken: `spec.ports[0].port` takes a number: write `80` without quotes.'],
    });
  });
});

describe('blanks', () => {
  const answer = 'spec:\n  replicas: 3\n  strategy:\n    - type: Recreate\n';

  it('are cut where the value begins', () => {
    expect(readBlanks('a:\n  - name: x # ?\n  cmd\n', [2, 3, 9])).toEqual([
      { line: 2, lead: '  - ', key: 'name: ', value: 'x' },
      { line: 3, lead: '  ', key: '', value: 'cmd' },
    ]);
  });

  it('take the value, the line, or the whole text', () => {
    for (const typed of ['3', 'replicas: 3', '  replicas: 3  ', answer])
      expect(grade('yaml', answer, typed, { blanks: [2] }).verdict).toBe('correct');
    for (const typed of ['4', 'replica: 3', 'three', ':'])
      expect(grade('yaml', answer, typed, { blanks: [2] }).verdict).not.toBe('correct');
  });
});

describe('parts', () => {
  it('hold the text at their positions on both sides', () => {
    const [expected, typed] = ['kubectl label pod gull a=b c=d', 'k  label po/gull \\\n c=d a=x'];
    const { parts } = grade('command', expected, typed);
    expect(parts.length).toBeGreaterThan(6);
    for (const { side, text, start, end } of parts) expect((side === 'typed' ? typed : expected).slice(start, end)).toBe(text);
    expect(parts.filter((part) => part.status === 'differ').map((part) => part.text)).toEqual(['a=x', 'a=b']);
  });

  it('show the fields of a manifest', () => {
    const typed = 'spec:\n  replicas: 2\n  pause: true\n';
    const { parts } = grade('yaml', 'spec:\n  replicas: 3\n  paused: true\n', typed, { at: 'Deployment' });
    expect(parts.map(({ side, text, status }) => `${side} ${status} ${text}`)).toEqual([
      'typed differ 2',
      'typed extra pause: true',
      'expected differ 3',
      'expected missing paused: true',
    ]);
  });
});

describe('without a schema', () => {
  it('manifests still compare by structure', () => {
    const plain = { ...context, schema: null };
    const card = makeCard('yaml', 'kind: Pod\napiVersion: v1\nspec: {containers: [{name: a, image: b}, {name: c, image: d}]}');
    expect(
      gradeAnswer(card, 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - {image: d, name: c}\n  - {image: b, name: a}', plain).verdict,
    ).toBe('correct');
    expect(gradeAnswer(card, 'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - {image: b, name: a}', plain).verdict).toBe('partial');
  });
});
