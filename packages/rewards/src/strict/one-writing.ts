/**
 * One writing for what Unicode can write in several ways: width, composition, invisible characters, digits of the
 * script, apostrophes, the marks of kana. Case and diacritics stay.
 */
export function oneWriting(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text
  const written = text
    .replace(/[´`ʹʻʼʽʾʿˈ′‘’‛]/g, "'") // before NFKC, which makes a space and a mark of the first
    .replace(/[\p{Cf}\p{Variation_Selector}\u0640]|\u034f/gu, '') // invisible, and the Arabic stretching character
    .normalize('NFKC')
    .replace(/[٠-٩۰-۹०-९০-৯]/g, asciiDigit)
  return scriptWriting(written)
}

const BEYOND_ASCII = /[\u0080-\uffff]/

const asciiDigit = (digit: string) => {
  const code = digit.charCodeAt(0)
  return String((code & 15) - (code < 0x900 ? 0 : 6))
}

function scriptWriting(text: string): string {
  let written = text
  if (BENGALI.test(text)) {
    // a visarga or the numerator four at the end of a word is typed for a colon or a danda
    written = written.replace(/ঃ(?![\p{L}\p{M}])/gu, ':').replace(/৷/g, '।')
  }
  if (!KATAKANA.test(text)) return written
  return written
    .replace(/ヴ([ァィェォ]?)/g, (_, vowel: string) => 'ブバビベボ'['ァィェォ'.indexOf(vowel || '-') + 1]!)
    .replace(/ヶ/g, 'ケ')
    .replace(/(?<=[ァ-ヺー])[-‐‑–—―─━−](?=[ァ-ヺ])/g, 'ー')
}

const BENGALI = /[\u0980-\u09ff]/
const KATAKANA = /[\u30a0-\u30ff]/

/** The word without what writers leave out: diacritics, stress, hamza, the dots of ё; hiragana as katakana. */
export function foldWord(word: string): string {
  if (!BEYOND_ASCII.test(word)) return word
  const script = word.charCodeAt(0)
  if (script < 0x400 || (script >= 0x1e00 && script < 0x2000)) {
    return word
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[ßæœøłđðþıħς]/g, plainLetter)
  }
  if (script < 0x530) return word.replace(/\p{M}/gu, '').replace(/ё/g, 'е')
  if (script >= 0x590 && script < 0x780)
    return word.replace(/\p{M}/gu, '').replace(/[أإآٱؤئىیےةکہھ]/g, plainLetter)
  if (script >= 0x980 && script < 0xa00) return word.replace(/ৎ/g, 'ত্') // khanda ta was written so once
  if (script > 0x3040 && script < 0x3097) return String.fromCharCode(script + 0x60)
  return word
}

/** Letters that Unicode does not take apart, or whose short writing is another letter. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ħ: 'h', ς: 'σ',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ؤ: 'و', ئ: 'ي', ى: 'ي', ی: 'ي', ے: 'ي', ة: 'ه', ک: 'ك', ہ: 'ه', ھ: 'ه',
} // biome-ignore format: a row per script

const plainLetter = (letter: string) => PLAIN_LETTERS[letter]!

/** The word with its umlauts written out, as in Muenster. */
export const writeOutUmlauts = (word: string): string =>
  foldWord(word.replace(/[äöüåø]/g, (letter) => UMLAUTS[letter]!))

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' }
