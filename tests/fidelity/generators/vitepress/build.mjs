// Articles as a JSON object on the input; their HTML as one on the output. See ../node.py.
import { text as wholeText } from 'node:stream/consumers'
import { resolve } from 'node:path'
import { createMarkdownRenderer } from 'vitepress'

const folder = resolve('docs')
const silent = { info() {}, warn() {}, error() {} }
const markdown = await createMarkdownRenderer(folder, {}, '/', silent)
const built = {}
for (const [name, text] of Object.entries(JSON.parse(await wholeText(process.stdin)))) {
  const path = resolve(folder, 'article.md')
  try {
    built[name] = markdown.render(text, { path, realPath: path, relativePath: 'article.md', cleanUrls: false })
  } catch (error) {
    console.error(`${name}: ${error.message}`)
  }
}
process.stdout.write(JSON.stringify(built))
