// Articles as a JSON object on the input; their HTML as one on the output. See ../node.py.
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createMarkdownRenderer } from 'vitepress'

const folder = resolve('docs')
const silent = { info() {}, warn() {}, error() {} }
const markdown = await createMarkdownRenderer(folder, {}, '/', silent)
const built = {}
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  const path = resolve(folder, 'article.md')
  try {
    built[name] = markdown.render(text, { path, realPath: path, relativePath: 'article.md', cleanUrls: false })
  } catch (error) {
    console.error(`${name}: ${error.message}`)
  }
}
writeFileSync(1, JSON.stringify(built))
