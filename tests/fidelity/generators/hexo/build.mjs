// Articles as a JSON object on the input; their HTML as one on the output. See ../node.py.
// The whole way of a post in a new site: its filters, tag plugins, renderer, and those of a page.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import frontMatter from 'hexo-front-matter'
import Hexo from 'hexo'

const folder = resolve('.')
writeFileSync('_config.yml', '{}')
mkdirSync('source/_posts', { recursive: true })

const hexo = new Hexo(folder, { silent: true })
await hexo.init()
const built = {}
for (const [name, text] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  try {
    const front = frontMatter.parse(text)
    const content = front._content
    delete front._content
    const post = await hexo.post.render(null, { ...front, content, engine: 'md' })
    built[name] = await hexo.execFilter('_after_html_render', post.content, { context: hexo })
  } catch (error) {
    console.error(`${name}: ${error.message.split('\n')[0]}`)
  }
}
process.stdout.write(JSON.stringify(built), () => process.exit(0))
