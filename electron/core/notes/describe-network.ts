import { code, joinWords } from './describe-phrases';
import { sayLabels, saySelector } from './describe-pod-spec';
import { inner, isFields, items, takeEmpty, takePairs, takeText, takeTexts, type Fields } from './manifest-fields';

type Wishes = (manifest: Fields) => string[];

const service: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const says: string[] = [];
  const type = takeText(spec, 'type');
  const clusterIp = takeText(spec, 'clusterIP');
  const external = takeText(spec, 'externalName');
  const selector = takePairs(spec, 'selector');
  const affinity = takeText(spec, 'sessionAffinity');
  if (type !== null) says.push(`type ${type}`);
  if (clusterIp !== null) says.push(clusterIp === 'None' ? 'headless' : `cluster IP ${clusterIp}`);
  if (external !== null) says.push(`stands for the external name ${code(external)}`);
  if (selector.length > 0) says.push(`selects Pods with ${sayLabels(selector)}`);
  if (affinity !== null) says.push(`session affinity ${affinity}`);
  for (const port of items(spec, 'ports')) {
    const number = takeText(port, 'port');
    const target = takeText(port, 'targetPort');
    const node = takeText(port, 'nodePort');
    const name = takeText(port, 'name');
    const protocol = takeText(port, 'protocol');
    says.push(
      `port ${number ?? ''}${name === null ? '' : ` named ${code(name)}`}${protocol === null ? '' : `, ${protocol}`}${target === null ? '' : `, to target port ${code(target)}`}${node === null ? '' : `, node port ${node}`}`,
    );
  }
  return says;
};

const ingress: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const says: string[] = [];
  const ingressClass = takeText(spec, 'ingressClassName');
  if (ingressClass !== null) says.push(`Ingress class ${code(ingressClass)}`);
  const fallback = sayBackend(inner(spec, 'defaultBackend'));
  if (fallback !== null) says.push(`everything no rule matches goes to ${fallback}`);
  for (const rule of items(spec, 'rules')) {
    const host = takeText(rule, 'host');
    for (const path of items(inner(rule, 'http'), 'paths')) {
      const text = takeText(path, 'path');
      const pathType = takeText(path, 'pathType');
      const backend = sayBackend(inner(path, 'backend'));
      if (backend === null) return says;
      says.push(
        `${host === null ? 'any host' : `host ${code(host)}`}, path ${code(text ?? '/')}${pathType === null ? '' : ` (${pathType})`} goes to ${backend}`,
      );
    }
  }
  for (const tls of items(spec, 'tls')) {
    const hosts = takeTexts(tls, 'hosts');
    const secret = takeText(tls, 'secretName');
    if (secret !== null) says.push(`TLS from the Secret ${code(secret)}${hosts.length === 0 ? '' : ` for ${joinWords(hosts.map(code))}`}`);
  }
  return says;
};

function sayBackend(backend: Fields): string | null {
  const target = inner(backend, 'service');
  const name = takeText(target, 'name');
  const port = inner(target, 'port');
  const number = takeText(port, 'number') ?? takeText(port, 'name');
  return name === null || number === null ? null : `port ${number} of the Service ${code(name)}`;
}

const policy: Wishes = (manifest) => {
  const spec = inner(manifest, 'spec');
  const says: string[] = [];
  if (takeEmpty(spec, 'podSelector')) says.push('for all Pods of the namespace');
  const which = saySelector(inner(spec, 'podSelector'));
  if (which !== null) says.push(`for Pods with ${which}`);
  const types = takeTexts(spec, 'policyTypes');
  if (types.length > 0) says.push(`policy ${types.length === 1 ? 'type' : 'types'} ${joinWords(types)}`);
  for (const [key, verb, peerKey] of [
    ['ingress', 'from', 'from'],
    ['egress', 'to', 'to'],
  ] as const) {
    const rules = spec[key];
    if (Array.isArray(rules) && rules.length === 0) {
      Reflect.deleteProperty(spec, key);
      says.push(`no ${key} allowed`);
    } else if (Array.isArray(rules) && rules.length === 1 && isFields(rules[0]) && Object.keys(rules[0]).length === 0) {
      Reflect.deleteProperty(spec, key);
      says.push(`all ${key} allowed`);
    }
    for (const rule of items(spec, key)) {
      const peers = items(rule, peerKey).map(sayPeer);
      const ports = items(rule, 'ports').map((port) => {
        const protocol = takeText(port, 'protocol');
        return `port ${takeText(port, 'port') ?? ''}${protocol === null ? '' : ` (${protocol})`}`;
      });
      const where = peers.length === 0 ? 'anywhere' : joinWords(peers, 'or');
      says.push(`allow ${key} ${verb} ${where}${ports.length === 0 ? '' : ` on ${joinWords(ports)}`}`);
    }
  }
  return says;
};

function sayPeer(peer: Fields): string {
  const block = inner(peer, 'ipBlock');
  const cidr = takeText(block, 'cidr');
  if (cidr !== null) {
    const except = takeTexts(block, 'except');
    return `${code(cidr)}${except.length === 0 ? '' : ` except ${joinWords(except.map(code))}`}`;
  }
  const everyPod = takeEmpty(peer, 'podSelector');
  const everyNamespace = takeEmpty(peer, 'namespaceSelector');
  const pods = everyPod ? '' : saySelector(inner(peer, 'podSelector'));
  const namespaces = everyNamespace ? '' : saySelector(inner(peer, 'namespaceSelector'));
  const where = everyNamespace ? 'in any namespace' : namespaces === null ? '' : `in namespaces with ${namespaces}`;
  const who = pods === null || pods === '' ? 'all Pods' : `Pods with ${pods}`;
  return [who, where].filter((text) => text !== '').join(' ');
}

export const networkWishes: Readonly<Record<string, Wishes>> = { Service: service, Ingress: ingress, NetworkPolicy: policy };
