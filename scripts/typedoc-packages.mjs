// What typedoc does not do by itself for several packages at once.
import { Converter, ReflectionKind } from 'typedoc'

export function load({ converter }) {
  // modules are named as users import them: "rewards/src/server" becomes "@polyfact/rewards/server"
  converter.on(Converter.EVENT_CREATE_DECLARATION, (_, reflection) => {
    if (!reflection.kindOf(ReflectionKind.Module)) return
    reflection.name = reflection.name.replace(/^(\w+)\/src/, '@polyfact/$1')
  })
  // `@throws {@link PolyfactError}` is looked up in its own module only; the name may be another package's
  converter.addUnknownSymbolResolver(({ symbolReference }, reflection) => {
    const name = symbolReference?.path?.length === 1 ? symbolReference.path[0].path : undefined
    const modules = reflection.project.children ?? []
    const target = modules
      .map((module) => module.getChildByName([name ?? '']))
      .find((found) => found !== undefined)
    return target && { target }
  })
}
