import { describe, expect, it } from 'vitest';
import type { NoteCard } from '../../../electron/core/card';
import { parseNote } from '../../../electron/core/notes/parse-note';

const found = (text: string) => parseNote(text, { file: 'notes/x.md', found: 'all' });
const pairs = (cards: readonly NoteCard[]) => cards.map(({ front, answer }) => [front, answer]);

describe('commands in notes', () => {
  it('are found whatever the language tag says, with prompts, comments and output among them', () => {
    const note = found(
      '# Looking around\n\n```yaml\n$ kubectl get pods -n attic\nNAME  READY\nlamp  1/1\n\n# more columns\n$ k get pods -o wide   # wide\nuser@host:~$ ktl describe pod lamp\n```',
    );
    expect(pairs(note.cards)).toEqual([
      ['List the Pods in namespace `attic`.', 'kubectl get pods -n attic'],
      ['List the Pods, with the wide output (more columns).', 'kubectl get pods -o wide'],
      ['Show the details and recent events of the Pod `lamp`.', 'kubectl describe pod lamp'],
    ]);
    expect(note.skipped).toContainEqual({ file: 'notes/x.md', line: 5, endLine: 6, reason: 'output or text in a code block' });
  });

  it('are found in quotations, list entries and inline code', () => {
    const cards = found(
      '> kubectl get nodes\n> kubectl get svc | more\n\n- kubectl get jobs\n- `kubectl get cronjobs` - what runs at night\n\nSee the claims with ```kubectl get pvc -n attic``` any time.',
    ).cards;
    expect(cards.map((card) => card.answer)).toEqual([
      'kubectl get nodes',
      'kubectl get svc',
      'kubectl get jobs',
      'kubectl get cronjobs',
      'kubectl get pvc -n attic',
    ]);
  });

  it('are joined over lines, with a blank behind the backslash and bold marks left over', () => {
    const cards = found('```\n**kubectl create deployment lamp \\ \n  --image=nginx \\\n  --replicas=2**\n```').cards;
    expect(pairs(cards)).toEqual([
      ['Create the Deployment `lamp` with the image `nginx` and 2 replicas.', 'kubectl create deployment lamp --image=nginx --replicas=2'],
    ]);
  });

  it('take another way after `# or` where it does the same', () => {
    const cards = found('```\nkubectl get ns\n# or\nkubectl get namespaces\n# or\nkubectl get namespaces -o name\n```').cards;
    expect(cards.map(({ answer, accept }) => [answer, accept])).toEqual([
      ['kubectl get ns', ['kubectl get namespaces']],
      ['kubectl get namespaces -o name', []],
    ]);
  });

  it('are asked in the words of the note where these name what the command names', () => {
    const cards = found(
      '```bash\n# Create the namespace attic for old things\nkubectl create namespace attic\n\n# clean up\nkubectl delete namespace attic\n```',
    ).cards;
    expect(pairs(cards)).toEqual([
      ['Create the namespace attic for old things.', 'kubectl create namespace attic'],
      ['Delete the Namespace `attic`.', 'kubectl delete namespace attic'],
    ]);
    expect(cards.map((card) => card.form)).toEqual(['found-command-hint', 'found-command']);
  });

  it('get concrete values for their placeholders, in question and answer alike', () => {
    expect(
      pairs(
        found(
          '```\nkubectl logs <pod-name> -c CONTAINER -n {namespace}\nkubectl get <resource> <name>\nkubectl rollout undo <type> <name> --to-revision=N\nkubectl get pod web-<hash>\nkubectl describe ns namespace-name\n```',
        ).cards,
      ),
    ).toEqual([
      ['Print the logs of container `app` of the Pod `web` in namespace `shop`.', 'kubectl logs web -c app -n shop'],
      ['Show the Pod `web`.', 'kubectl get pod web'],
      ['Roll the Deployment `web` back to revision 3.', 'kubectl rollout undo deployment web --to-revision=3'],
      ['Show the Pod `web-x7k2p`.', 'kubectl get pod web-x7k2p'],
      ['Show the details and recent events of the Namespace `shop`.', 'kubectl describe ns shop'],
    ]);
  });

  it('keep keys of labels that end as placeholders do', () => {
    const commands = [
      'kubectl get endpointslices -n dev -l kubernetes.io/service-name=web',
      'kubectl get pods -l batch.kubernetes.io/job-name=backup -n jobs',
      'kubectl get pods -l pod-name=x',
    ];
    expect(found(['```', ...commands, '```'].join('\n')).cards.map((card) => card.answer)).toEqual(commands);
  });

  it('drop a namespace from what has none', () => {
    expect(found('```\nkubectl get nodes -n attic\n```').cards.map((card) => card.answer)).toEqual(['kubectl get nodes']);
  });

  it('are each made once, however they are spelt', () => {
    const note = found('```\nkubectl get pods\nkubectl get po\nk get pod\n```');
    expect(note.cards).toHaveLength(1);
    expect(note.skipped.map(({ line, reason }) => [line, reason])).toEqual([[3, 'the same as the card of line 2']]);
  });

  it.each([
    ['a file nobody has', 'kubectl apply -f lamp.yaml', /needs the file `lamp.yaml`/],
    ['a tool no exam asks for', 'minikube start', /no exam asks for/],
    ['a variable of the author', 'kubectl logs $POD', /leaves something open/],
    ['names a shell unfolds', 'kubectl delete pod lamp{1..3}', /leaves something open/],
    ['dots for the rest', 'kubectl run lamp --image=...', /leaves something open/],
    ['help', 'kubectl create --help', /call for help/],
    ['a loop', 'while true; do kubectl get pods; done', /script/],
    ['a quote that is never closed', "kubectl get pods -l 'app=x", /no shell can read/],
  ])('are passed over with a reason: %s', (_name, command, reason) => {
    const note = found(`\`\`\`\n${command}\n\`\`\``);
    expect(note.cards).toEqual([]);
    expect(note.skipped.map((skip) => skip.reason).join()).toMatch(reason);
  });

  it('read the manifest handed to a command', () => {
    const [card] = found('```\ncat <<EOF | kubectl apply -f -\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: attic\nEOF\n```').cards;
    expect(card).toMatchObject({ kind: 'yaml', front: 'Write the manifest of the Namespace `attic`.', source: { line: 3, endLine: 6 } });
  });
});

describe('commands that no longer work', () => {
  it.each([
    ['kubectl exec lamp ls /', /since 1\.31: .*`--`/],
    ['kubectl create ns x -o yaml --dry-run', /since 1\.18: .*--dry-run=client/],
    ['kubectl run lamp --image=nginx --replicas=2', /since 1\.18: .*create deployment/],
    ['kubectl run lamp --image=nginx --generator=run-pod/v1', /since 1\.18/],
    ['kubectl run lamp --image=nginx --requests=cpu=1', /since 1\.24/],
    ['kubectl get pod lamp -o yaml --export', /since 1\.18/],
    ['kubectl autoscale deploy lamp --max=3 --cpu-percent=70', /since 1\.34: .*--cpu/],
    ['kubectl get componentstatuses', /since 1\.19: .*readyz/],
    ['kubectl get endpoints lamp', /since 1\.33: .*EndpointSlices/],
    ['kubectl drain n1 --delete-local-data', /delete-emptydir-data/],
    ['kubectl auth can-i get pods --subresource=logs', /called `log`/],
    ['kubectl run lamp --image=k8s.gcr.io/pause', /registry\.k8s\.io/],
  ])('%s is marked with the truth', (command, truth) => {
    expect(found(`\`\`\`\n${command}\n\`\`\``).cards.map((card) => card.outdated)).toEqual([expect.stringMatching(truth)]);
  });

  it('also marks a namespace spelt otherwise than in the rest of the note, and Pods named the old way', () => {
    const cards = found(
      '```\nkubectl get pods -n green-house\nkubectl get svc -n green-house\nkubectl get jobs -n green-huose\nkubectl run lamp --image=nginx\nkubectl logs lamp-7f9c6d5b4c-x2x4z\n```',
    ).cards;
    expect(cards.map((card) => card.outdated)).toEqual([
      null,
      null,
      expect.stringMatching('`green-house`'),
      null,
      expect.stringMatching('called `lamp`'),
    ]);
  });

  it('leaves commands alone that only look odd', () => {
    const fine = [
      'kubectl get pods --selector=a=b',
      'kubectl label pods lamp canary-',
      'kubectl exec lamp -- ls',
      'kubectl get ep-slices',
      'kubectl run x --image=busybox --restart=OnFailure --rm -it -- date',
    ];
    for (const command of fine)
      expect(found(`\`\`\`\n${command}\n\`\`\``).cards.map((card) => card.outdated)).not.toContainEqual(expect.any(String));
  });
});

describe('what to look for', () => {
  const text = '`kubectl get pods -A` lists.\n\nA ReplicaSet is an object that keeps a number of Pods running.';

  it('is all in ordinary notes, none in decks, and what the note or the caller says', () => {
    expect(parseNote(text, { file: 'x.md' }).cards).toHaveLength(2);
    expect(parseNote(`---\nexams: { cka: workloads }\n---\n${text}`, { file: 'x.md' }).cards).toEqual([]);
    expect(
      parseNote(`---\nexams: { cka: workloads }\nfound: [definitions]\n---\n${text}`, { file: 'x.md' }).cards.map((card) => card.form),
    ).toEqual(['found-definition']);
    expect(parseNote(text, { file: 'x.md', found: ['commands'] }).cards.map((card) => card.form)).toEqual(['found-command']);
    expect(parseNote(text, { file: 'x.md', found: 'none' }).cards).toEqual([]);
  });

  it('never makes a card again that the author wrote', () => {
    const cards = found(
      'Q: List the Pods.\nA: kubectl get pods\n\nList the Nodes of the cluster.\n\n```bash\nkubectl get nodes\n```',
    ).cards;
    expect(cards.map((card) => card.form)).toEqual(['qa', 'task-command']);
  });
});
