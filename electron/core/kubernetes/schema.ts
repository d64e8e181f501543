/** Placeholder types until the schema lands. */
export interface KubernetesSchema {
  version: string;
}
