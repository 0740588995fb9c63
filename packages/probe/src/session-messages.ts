/** A tensor as it crosses between threads: row-major `data` of the given `shape`. */
export type TensorValue =
  | { readonly type: 'float32'; readonly data: Float32Array; readonly shape: readonly number[] }
  | { readonly type: 'int64'; readonly data: BigInt64Array; readonly shape: readonly number[] }
  | { readonly type: 'bool'; readonly data: Uint8Array; readonly shape: readonly number[] }

/** Tensors by name. */
export type Tensors = Readonly<Record<string, TensorValue>>

/** Where a graph runs. */
export type Provider = 'cpu' | 'cuda'

/** What the worker thread is asked to do. */
export type SessionRequest =
  | {
      readonly kind: 'open'
      readonly model: Uint8Array // ModelProto
      readonly externalDataFolder: string
      readonly provider: Provider
      readonly threads: number | undefined
    }
  | { readonly kind: 'run'; readonly feeds: Tensors }
  | { readonly kind: 'close' }

/** What each request is answered with. */
export interface SessionReplies {
  open: { readonly runtimeVersion: string }
  run: Tensors
  close: undefined
}

/** A request with the number that its reply carries. */
export interface NumberedRequest {
  readonly id: number
  readonly request: SessionRequest
}

/** A PolyfactError as it crosses between threads, where classes are lost. */
export interface SessionFailure {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** The reply to the request of the same number. */
export type NumberedReply =
  | { readonly id: number; readonly value: SessionReplies[keyof SessionReplies] }
  | { readonly id: number; readonly failure: SessionFailure }
