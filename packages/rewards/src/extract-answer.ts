import { stripWhiteSpace } from './white-space.js'

/** Labels that a model repeats from its prompt, the longest first. */
const ANSWER_LABELS = [
  'Texto de la respuesta', 'Texte de la réponse', 'Texto da resposta', 'Maandishi ya jibu', 'উত্তরের পাঠ্য',
  'Текст ответа', 'Teks jawaban', 'Antworttext', 'Answer text', 'نص الإجابة', 'Answer', '答えの本文', '答案文本',
] as const // biome-ignore format: one list

/**
 * The answer within a generated text: its first line, without a label that repeats the prompt's.
 *
 * White space around the text goes first, so that a line break before the answer costs nothing here; an evaluator that
 * reads the first line sees an empty one.
 *
 * @param text - As it was generated.
 * @returns Without white space around it; empty where the text is blank or a label alone.
 * @see arXiv 2606.06586, the trainer's `extract_answer_text`
 *
 * @example
 * ```ts
 * extractAnswer('Answer: Durham\nIt is a city.') // => 'Durham'
 * ```
 */
export function extractAnswer(text: string): string {
  return stripWhiteSpace(withoutLabel(stripWhiteSpace(text)).split('\n', 1)[0]!)
}

function withoutLabel(text: string): string {
  for (const label of ANSWER_LABELS) {
    if (!text.startsWith(label)) continue
    const rest = stripWhiteSpace(text.slice(label.length))
    if (/^[:：\-—]/.test(rest)) return stripWhiteSpace(rest.slice(1))
    if (/^[ \n\t]/.test(text.slice(label.length, label.length + 1))) return rest
  }
  return text
}
