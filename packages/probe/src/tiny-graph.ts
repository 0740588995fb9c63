/**
 * The smallest graph that uses a provider's matrix library: `y = x · x` on float32 `[1, 1]`, opset 23.
 *
 * The bytes of an ONNX ModelProto, written out so that the trial of a provider depends on nothing else.
 */
export const TINY_GRAPH: Uint8Array = Uint8Array.from(
  Buffer.from(
    'CAo6QAoRCgF4CgF4EgF5IgZNYXRNdWwSAWdaEwoBeBIOCgwIARIICgIIAQoCCAFiEwoBeRIOCgwIARIICgIIAQoCCAFCBAoAEBc=',
    'base64',
  ),
)
