const HALF_PAIR = /\p{Surrogate}/u

/** Whether a text is Unicode: no half of a surrogate pair stands alone. */
export const isWellFormed = (text: string): boolean => !HALF_PAIR.test(text)
