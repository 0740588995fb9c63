import { addInput, addOutput, type Value } from '../graph/graph.js'
import { gather, gatherElements, logSoftmax, reshape } from '../graph/ops.js'
import type { DecoderVocabulary } from './decoder-vocabulary.js'

/**
 * Adds the outputs that a plan wants of the last layer: `Whead N(x)` at chosen rows only, for logits of
 * every position are by far the largest tensor of a decoder.
 *
 * @param x - the residual stream after the last layer, `[batch*sequence, hidden]`.
 */
export function outputHead(d: DecoderVocabulary, x: Value): void {
  if (d.plan.outputs.has('candidate-log-probabilities')) addOutput(d.graph, logProbabilities(d, x))
  if (d.plan.outputs.has('last-logits')) {
    const rows = addInput(d.graph, { name: 'logit_rows', elementType: 'int64', axes: ['rows'] })
    addOutput(d.graph, logits(d, x, rows, 'logits'))
  }
}

function logProbabilities(d: DecoderVocabulary, x: Value): Value {
  const rows = addInput(d.graph, { name: 'score_rows', elementType: 'int64', axes: ['scores'] })
  const targets = addInput(d.graph, { name: 'score_targets', elementType: 'int64', axes: ['scores'] })
  const all = logSoftmax(d.graph, logits(d, x, rows, 'score_logits'))
  const chosen = gatherElements(d.graph, all, reshape(d.graph, targets, ['scores', 1]))
  return reshape(d.graph, chosen, ['scores'], 'log_probabilities')
}

function logits(d: DecoderVocabulary, x: Value, rows: Value, name: string): Value {
  return d.head(gather(d.graph, x, rows), name)
}
