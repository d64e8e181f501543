/**
 * Types of the exam that no cluster has built in, by hand, in the schema's notation: the Gateway API's routes and
 * gateways, and what `kustomization.yaml` holds.
 */
export const extraTypes: Readonly<Record<'kinds' | 'types', Readonly<Record<string, string>>>> = {
  kinds: {
    'gateway.networking.k8s.io/v1 Gateway': 'V1Gateway',
    'gateway.networking.k8s.io/v1 GatewayClass': 'V1GatewayClass',
    'gateway.networking.k8s.io/v1 HTTPRoute': 'V1HTTPRoute',
    'kustomize.config.k8s.io/v1beta1 Kustomization': 'V1beta1Kustomization',
  },
  types: {
    V1GatewayClass: 'apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1GatewayClassSpec',
    V1GatewayClassSpec: 'controllerName!:s description:s parametersRef:a',
    V1Gateway: 'apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1GatewaySpec',
    V1GatewaySpec:
      'gatewayClassName!:s listeners!:[V1GatewayListener addresses:[a infrastructure:a allowedListeners:a tls:a defaultScope:s',
    V1GatewayListener: 'name!:s hostname:s port!:i protocol!:s tls:V1ListenerTLSConfig allowedRoutes:V1AllowedRoutes',
    V1ListenerTLSConfig: 'mode:s certificateRefs:[V1GatewayObjectReference frontendValidation:a options:{s',
    V1GatewayObjectReference: 'group:s kind:s name!:s namespace:s',
    V1AllowedRoutes: 'namespaces:V1RouteNamespaces kinds:[V1RouteGroupKind',
    V1RouteNamespaces: 'from:s selector:V1LabelSelector',
    V1RouteGroupKind: 'group:s kind!:s',
    V1HTTPRoute: 'apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1HTTPRouteSpec',
    V1HTTPRouteSpec: 'parentRefs:[V1RouteParentReference hostnames:[s rules:[V1HTTPRouteRule useDefaultGateways:s',
    V1RouteParentReference: 'group:s kind:s namespace:s name!:s sectionName:s port:i',
    V1HTTPRouteRule:
      'name:s matches:[V1HTTPRouteMatch filters:[V1HTTPRouteFilter backendRefs:[V1HTTPBackendRef timeouts:V1HTTPRouteTimeouts retry:a sessionPersistence:a',
    V1HTTPRouteMatch: 'path:V1HTTPPathMatch headers:[V1HTTPHeaderMatch queryParams:[V1HTTPHeaderMatch method:s',
    V1HTTPPathMatch: 'type:s value:s',
    V1HTTPHeaderMatch: 'type:s name!:s value!:s',
    V1HTTPRouteTimeouts: 'request:s backendRequest:s',
    V1HTTPRouteFilter:
      'type!:s requestHeaderModifier:V1HTTPHeaderFilter responseHeaderModifier:V1HTTPHeaderFilter requestMirror:a requestRedirect:V1HTTPRequestRedirectFilter urlRewrite:V1HTTPURLRewriteFilter cors:a extensionRef:a externalAuth:a',
    V1HTTPHeaderFilter: 'set:[V1HTTPHeader add:[V1HTTPHeader remove:[s',
    V1HTTPRequestRedirectFilter: 'scheme:s hostname:s path:V1HTTPPathModifier port:i statusCode:i',
    V1HTTPURLRewriteFilter: 'hostname:s path:V1HTTPPathModifier',
    V1HTTPPathModifier: 'type!:s replaceFullPath:s replacePrefixMatch:s',
    V1HTTPBackendRef: 'group:s kind:s name!:s namespace:s port:i weight:i filters:[V1HTTPRouteFilter',
    V1beta1Kustomization:
      'apiVersion:s kind:s metadata:a resources:[s bases:[s components:[s crds:[s namespace:s namePrefix:s nameSuffix:s labels:[V1beta1KustomizeLabel commonLabels:{s commonAnnotations:{s images:[V1beta1KustomizeImage replicas:[V1beta1KustomizeReplica configMapGenerator:[V1beta1KustomizeGenerator secretGenerator:[V1beta1KustomizeGenerator generatorOptions:V1beta1KustomizeGeneratorOptions patches:[V1beta1KustomizePatch patchesStrategicMerge:[s patchesJson6902:[a replacements:[a helmCharts:[a helmGlobals:a generators:[s transformers:[s validators:[s configurations:[s openapi:{s buildMetadata:[s sortOptions:a vars:[a',
    V1beta1KustomizeLabel: 'pairs:{s includeSelectors:b includeTemplates:b fields:[a',
    V1beta1KustomizeImage: 'name!:s newName:s newTag:s digest:s tagSuffix:s',
    V1beta1KustomizeReplica: 'name!:s count!:i',
    V1beta1KustomizeGenerator:
      'name!:s namespace:s behavior:s files:[s literals:[s envs:[s env:s type:s options:V1beta1KustomizeGeneratorOptions',
    V1beta1KustomizeGeneratorOptions: 'labels:{s annotations:{s disableNameSuffixHash:b immutable:b',
    V1beta1KustomizePatch: 'path:s patch:s target:V1beta1KustomizeTarget options:{b',
    V1beta1KustomizeTarget: 'group:s version:s kind:s name:s namespace:s labelSelector:s annotationSelector:s',
  },
};
