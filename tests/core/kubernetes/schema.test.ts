import { describe, expect, it } from 'vitest';
import { defaultNames } from '../../../electron/core/kubernetes/field-defaults';
import { fieldName, fieldRuleNames, plainTypeName } from '../../../electron/core/kubernetes/field-rules';
import { findResourceType, resourceTypes } from '../../../electron/core/kubernetes/resources';
import { describeField, splitFieldPath, stepInto, typeOfKind } from '../../../electron/core/kubernetes/schema';
import type { FieldType } from '../../../electron/core/kubernetes/schema';
import { descriptions, schema } from '../grading/context';

const follow = (kind: string, path: string): FieldType | null =>
  splitFieldPath(path).reduce<FieldType | null>((type, step) => type && stepInto(schema, type, step), typeOfKind(schema, kind));

describe('the generated schema', () => {
  it('has the types of the exam', () => {
    expect(schema.version).toBe('1.36');
    expect(schema.kinds.get('apps/v1 Deployment')).toBe('V1Deployment');
    expect(schema.kinds.size).toBeGreaterThan(80);
    expect(follow('Deployment', 'spec.template.spec.containers[0].image')).toEqual({ shape: 'scalar', scalar: 'string' });
    expect(follow('Pod', 'spec.containers.ports.containerPort')).toEqual({ shape: 'scalar', scalar: 'integer' });
    expect(follow('Pod', 'spec.containers[0].resources.limits.cpu')).toEqual({ shape: 'scalar', scalar: 'quantity' });
    expect(follow('Service', 'spec.ports[0].targetPort')).toEqual({ shape: 'scalar', scalar: 'int-or-string' });
    expect(follow('Secret', 'data.x')).toEqual({ shape: 'scalar', scalar: 'base64' });
    expect(follow('Pod', 'spec.container')).toBeNull();
  });

  it('says which fields are required', () => {
    const fields = schema.fieldsOf('V1Container');
    expect(fields?.get('name')?.required).toBe(true);
    expect(fields?.get('image')?.required).toBe(false);
    expect(schema.fieldsOf('V1DeploymentSpec')?.get('selector')?.required).toBe(true);
    expect(schema.fieldsOf('V1DeploymentSpec')?.get('strategy')?.required).toBe(false);
  });

  it('takes the stable version of a kind unless told otherwise', () => {
    expect(typeOfKind(schema, 'HorizontalPodAutoscaler')).toEqual({ shape: 'object', name: 'V2HorizontalPodAutoscaler' });
    expect(typeOfKind(schema, 'HorizontalPodAutoscaler', 'autoscaling/v1')).toEqual({ shape: 'object', name: 'V1HorizontalPodAutoscaler' });
    expect(typeOfKind(schema, 'Nothing')).toEqual({ shape: 'any' });
  });

  it('describes a field in the words of the API reference', () => {
    const field = describeField(schema, descriptions, 'Deployment', 'spec.strategy.rollingUpdate.maxSurge');
    expect(field?.type).toBe('int-or-string');
    expect(field?.description).toContain('beyond the wanted number');
    expect(describeField(schema, descriptions, 'Deployment', 'spec.replicas')?.description).toContain('Number of desired pods');
    expect(describeField(schema, descriptions, 'Pod', 'spec.containers')?.type).toBe('list of Container');
    expect(describeField(schema, descriptions, 'Pod', 'spec.securityContext')?.description).toContain('security attributes');
    expect(describeField(schema, descriptions, 'Pod', 'spec.nothing')).toBeNull();
    expect(describeField(schema, descriptions, 'Pod', '')).toBeNull();
  });

  it('knows every kind and every field that the tables by hand name', () => {
    const fields = new Set(
      schema.typeNames.flatMap((type) => [...(schema.fieldsOf(type)?.keys() ?? [])].map((field) => fieldName(type, field))),
    );
    expect([...fieldRuleNames(), ...defaultNames()].filter((name) => !fields.has(name))).toEqual([]);
    const outside = /gateway|Review$|ComponentStatus/;
    const unknown = resourceTypes.filter(
      (type) => !outside.test(`${type.group} ${type.kind}`) && !schema.kindsByName.has(type.kind.toLowerCase()),
    );
    expect(unknown.map((type) => type.kind)).toEqual([]);
  });

  it('and the resource table agree on kinds', () => {
    const stable = [...schema.kinds.keys()].filter((key) => !/alpha|beta/.test(key)).map((key) => key.slice(key.indexOf(' ') + 1));
    const missing = stable.filter((kind) => !findResourceType(kind) && !/Review$|^Binding$|^Kustomization$/.test(kind));
    expect(missing).toEqual([]);
  });

  it('describes every field that takes a number or text in words of its own', () => {
    const generic = schema.typeNames.flatMap((type) =>
      [...(schema.fieldsOf(type) ?? [])].filter(
        ([name, { type: of }]) =>
          of.shape === 'scalar' && of.scalar === 'int-or-string' && descriptions.types[type]?.[name]?.startsWith('IntOrString') !== false,
      ),
    );
    expect(generic).toEqual([]);
  });

  it('drops versions from type names', () => {
    expect(['V1Pod', 'V1beta1Thing', 'CoreV1EndpointPort', 'V1EphemeralContainer'].map(plainTypeName)).toEqual([
      'Pod',
      'Thing',
      'EndpointPort',
      'Container',
    ]);
  });
});
