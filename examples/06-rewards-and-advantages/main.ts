import { pathToFileURL } from 'node:url'
import {
  type AdvantagePreset,
  groupAdvantages,
  groupReward,
  RECOMMENDED_REWARD,
  rewardCurve,
} from '@polyfact/rewards'
import { createAnswerResolver } from '@polyfact/rewards/resolve'

/** The capital of Tanzania: what a model may name, in four languages. */
const names: Record<string, Record<string, string>> = {
  en: { Q3866: 'Dodoma', Q1960: 'Dar es Salaam', Q3870: 'Nairobi' },
  ru: { Q3866: 'Додома', Q1960: 'Дар-эс-Салам', Q3870: 'Найроби' },
  ja: { Q3866: 'ドドマ', Q1960: 'ダルエスサラーム', Q3870: 'ナイロビ' },
  sw: { Q3866: 'Dodoma', Q1960: 'Dar es Salaam', Q3870: 'Nairobi' },
}
const languages = Object.keys(names)

/** What a model wrote in eight rollouts. */
const rollouts = [
  { en: 'Dodoma', ru: 'Додома', ja: 'ドドマ', sw: 'Dodoma' },
  { en: 'It is Dodoma.', ru: 'Додома', ja: 'ダルエスサラーム', sw: 'Dodoma' },
  { en: 'Dodoma', ru: 'Дар-эс-Салам', ja: 'ナイロビ', sw: 'Dar es Salaam' },
  { en: 'Dar es Salaam', ru: 'Дар-эс-Салам', ja: '知りません', sw: 'Nairobi' },
  { en: 'Dodoma or Nairobi', ru: 'Додома', ja: 'ドドマ', sw: 'Sijui' },
  { en: 'Dodoma', ru: 'Додома', ja: '「ドドマ」です。', sw: 'Jibu: Dodoma' },
  { en: '', ru: '', ja: '', sw: '' },
  { en: 'Dodoma', ru: '', ja: 'ドドマ', sw: 'Nairobi' },
]

const candidatesIn = (language: string) =>
  Object.entries(names[language]!).map(([id, text]) => ({ id, texts: [text] }))
const resolvers = languages.map((language) => createAnswerResolver(candidatesIn(language), { language }))

const groups = rollouts.map((texts) => {
  const answers = languages.map((language, at) => {
    const text = texts[language as keyof typeof texts]
    const resolution = resolvers[at]!(text)
    return { language, text, resolution, gold: 'Q3866', goldTexts: [names[language]!['Q3866']!] }
  })
  return groupReward(answers, RECOMMENDED_REWARD)
})

export function main(): string {
  const presets: AdvantagePreset[] = ['paper', 'trl', 'verl', 'openrlhf', 'dr-grpo', 'rloo']
  const rewards = groups.map(({ reward }) => reward)
  const advantages = presets.map((preset) => groupAdvantages(rewards, { preset }).advantages)
  const row = (cells: readonly (string | number)[]) => cells.map((cell) => String(cell).padStart(9)).join('')
  return [
    `reward by right languages: ${rewardCurve(RECOMMENDED_REWARD, { languages: 4 }).map(({ reward }) => reward)}`,
    row(['rollout', 'right', 'reward', ...presets]),
    ...groups.map(({ correct, reward }, at) =>
      row([at, `${correct} of 4`, reward, ...advantages.map((values) => values[at]!.toFixed(3))]),
    ),
  ].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(main())
