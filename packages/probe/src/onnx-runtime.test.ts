import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadRuntime, runtimeFolder, runtimeMissing } from './onnx-runtime.js'

describe('loadRuntime', () => {
  it('gives the runtime that is installed', async () => {
    expect((await loadRuntime()).env.versions.node).toMatch(/^1\.\d+\.\d+/)
  })
})

describe('runtimeFolder', () => {
  it('is where the package lies', () => {
    expect(existsSync(join(runtimeFolder(), 'package.json'))).toBe(true)
  })
})

describe('runtimeMissing', () => {
  it('says how to install the package and how to skip its download', async () => {
    const absent = await import(/* @vite-ignore */ `onnxruntime-node${'-absent'}`).catch((error) => error)
    const error = runtimeMissing(
      Object.assign(new Error("Cannot find package 'onnxruntime-node'"), { code: absent.code }),
    )
    expect(error.code).toBe('DEPENDENCY_MISSING')
    expect(error.message).toMatch(
      /onnxruntime-node is not installed; .*npm install onnxruntime-node.*ONNXRUNTIME_NODE_INSTALL=skip/,
    )
  })

  it('keeps the reason where the package is there but does not load', () => {
    const reason = '/lib/x86_64-linux-gnu/libstdc++.so.6: version `GLIBCXX_3.4.30` not found'
    expect(runtimeMissing(Object.assign(new Error(reason), { code: 'ERR_DLOPEN_FAILED' })).message).toContain(
      reason,
    )
  })
})
