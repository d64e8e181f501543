import type { NoteCard } from '../../../electron/core/card';
import { parseNote } from '../../../electron/core/notes/parse-note';

/** Notes that are edited in all kinds of ways, and how to edit them. */
export type Files = Record<string, string>;

export const deck = '---\nexams: { cka: workloads }\n---\n\n';

export const pods = `${deck}# Pods

Q: Which process on a node starts and stops containers?
A: The kubelet.

Q: What happens to a Pod whose liveness probe keeps failing?
A: The kubelet restarts its container.

Default restart policy of a Pod :: Always

RWO ::: ReadWriteOnce

## Running

Start a Pod \`lamp\` from the image \`nginx:1.27\` in namespace \`attic\`.

\`\`\`bash
kubectl run lamp --image=nginx:1.27 -n attic
\`\`\`

Open a shell in the Pod \`lamp\` in namespace \`attic\`.

\`\`\`bash
kubectl exec -it lamp -n attic -- sh
\`\`\`

Delete the Pod \`lamp\` in namespace \`attic\` at once.

\`\`\`bash
kubectl delete pod lamp -n attic --now
\`\`\`

Let the volume \`scratch\` live in memory.

\`\`\`yaml
# at: Pod spec
volumes:
  - name: scratch
    emptyDir:
      medium: Memory # ?
\`\`\`

This call is refused. Repair it.

\`\`\`bash broken
kubectl exec lamp ls /srv
\`\`\`

\`\`\`bash
kubectl exec lamp -- ls /srv
\`\`\`

## Watching

A Pod that waits for a node is ==Pending==, one whose containers run is ==Running==.

### Which phases can a finished Pod be in?

- Succeeded
- Failed
`;

export const services = `${deck}# Services

Q: Which Service type opens a port on every node?
A: NodePort.

Q: Which Service type stands for an outside DNS name?
A: ExternalName.

Node port range :: 30000-32767

Expose the Deployment \`shop\` on port 80 with a Service.

\`\`\`bash
kubectl expose deployment shop --port=80
\`\`\`

A headless Service has no {{c1::cluster IP::what address}}. ^headless
`;

export const base: Files = { 'notes/pods.md': pods, 'notes/services.md': services };

export function cardsOf(files: Files): NoteCard[] {
  return Object.entries(files).flatMap(([file, text]) => parseNote(text, { file, found: 'none' }).cards);
}

export const labelOf = ({ kind, front, gap, answer }: Pick<NoteCard, 'kind' | 'front' | 'gap' | 'answer'>) =>
  kind === 'cloze' ? `${front} #${gap}` : `${front}${front.startsWith('This call') ? ` [${answer}]` : ''}`;

export interface Expected {
  /** New label to old label, for cards whose question changed. */
  changed?: Record<string, string>;
  added?: string[];
  gone?: string[];
}

export function edit(file: keyof typeof base, from: string | RegExp, to: string): (files: Files) => Files {
  return (files) => {
    const text = files[file] ?? '';
    const next = text.replace(from, to);
    if (next === text) throw new Error(`${String(from)} is not in ${file}`);
    return { ...files, [file]: next };
  };
}

export const inPods = (from: string | RegExp, to: string) => edit('notes/pods.md', from, to);
export const inServices = (from: string | RegExp, to: string) => edit('notes/services.md', from, to);
export const both =
  (...edits: ((files: Files) => Files)[]) =>
  (files: Files) =>
    edits.reduce((result, one) => one(result), files);

export const lampRun = /Start a Pod `lamp`[\s\S]*?```\n\n(?=Open)/;
export const lampShell = /Open a shell[\s\S]*?```\n\n(?=Delete)/;
export const textOf = (pattern: RegExp, text = pods) => pattern.exec(text)?.[0] ?? '';

export const kubelet = 'Which process on a node starts and stops containers?';
export const probe = 'What happens to a Pod whose liveness probe keeps failing?';
export const run = 'Start a Pod `lamp` from the image `nginx:1.27` in namespace `attic`.';
export const shell = 'Open a shell in the Pod `lamp` in namespace `attic`.';
export const erase = 'Delete the Pod `lamp` in namespace `attic` at once.';
export const nodePort = 'Which Service type opens a port on every node?';
export const pending = 'A Pod that waits for a node is {{c1::Pending}}, one whose containers run is {{c2::Running}}.';
export const repair = 'This call is refused. Repair it. [kubectl exec lamp -- ls /srv]';

export type Scenario = [name: string, change: (files: Files) => Files, expected: Expected];
