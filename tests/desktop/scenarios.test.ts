import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { brokenRules } from './accessibility';
import { call, newDataDir, painted, shot, startApp } from './app';

const note = `---
exams: { cka: networking/services }
---

## Scenario: The toll house

Host \`cka-1122\`, namespace \`bridge\`. The Pods of Deployment \`toll\` are ready, but its Service answers nobody.

\`\`\`text
NAME                    READY   STATUS    LABELS
toll-6c8f9d7b5-q4zrm    1/1     Running   app=toll,pod-template-hash=6c8f9d7b5
\`\`\`

In the end the Service answers, with the Deployment unchanged.

### Look (1 point)

List the EndpointSlices of Service \`toll\`.

\`\`\`bash
kubectl get endpointslices -n bridge -l kubernetes.io/service-name=toll
\`\`\`

### Repair (4 points)

Complete the selector of Service \`toll\`.

\`\`\`yaml
# at: Service spec
selector:
  app: toll # ?
\`\`\`
`;

describe.each(['light', 'dark'] as const)('a step of a scenario in %s', (theme) => {
  it('is asked with its scene', async () => {
    const { page, complaints } = await startApp(newDataDir());
    for (const { id } of await call(page, 'noteFolders', {})) await call(page, 'removeNotes', { folder: id });
    const folder = join(newDataDir(), 'own');
    mkdirSync(folder);
    writeFileSync(join(folder, 'tasks.md'), note);
    await call(page, 'addNotes', { path: folder });
    await call(page, 'setSettings', { theme });
    await page.reload();
    await painted(page, 'today');
    await page.keyboard.press('Enter');
    await painted(page, /^card-\d+-question$/);

    const scene = page.getByRole('region', { name: 'Scenario' });
    expect(await scene.getByRole('heading').innerText()).toMatch(/^The toll house\s+Step 1 of 2 · 1 point$/);
    expect(await scene.innerText()).toContain('with the Deployment unchanged.');
    expect(await page.locator('#question').innerText()).toBe('List the EndpointSlices of Service toll.');
    await shot(page, `scenario-${theme}`);
    expect(await brokenRules(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
